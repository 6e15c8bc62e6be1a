Feature: Creating segment groups

  @ZPA-CREATE-STORED
  Rule: A created segment group is found by its id

    Scenario: A created segment group can be read back
      When a segment group is created with a description
      Then the segment group is found as it was sent

  @ZPA-CREATE-LINKS-APPS
  Rule: A segment group links the application segments that are sent

    Scenario: A segment group created with an application segment contains it
      When a segment group is created with an application segment
      Then the segment group contains the application segment

  @ZPA-FIELD-ENABLED-DEFAULT-FALSE
  Rule: A segment group is enabled only on request

    Scenario: A segment group is not enabled by default
      Given a segment group without application segments
      When a segment group is created without saying whether it is enabled
      Then the request is refused or the segment group is not enabled
