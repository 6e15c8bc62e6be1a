Feature: Creating segment groups

  @ZPA-FIELD-ENABLED-DEFAULT-FALSE
  Rule: A segment group is enabled only on request

    Scenario: A segment group is not enabled by default
      Given a segment group without application segments
      When a segment group is created without saying whether it is enabled
      Then the request is refused or the segment group is not enabled

  @ZPA-CREATE-LINKS-ALL
  Rule: All application segments of a creation are linked

    Scenario: A segment group is created with two application segments
      When a segment group is created with two application segments
      Then the segment group shows both application segments
