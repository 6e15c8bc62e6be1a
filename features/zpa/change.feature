Feature: Reading and changing segment groups

  @ZPA-UPDATE-ADDEDAPPS
  Rule: Application segments can be linked

    Scenario: A linked application segment is shown
      Given a segment group without application segments
      When an application segment is linked to the segment group
      Then the segment group contains the application segment

  @ZPA-UPDATE-DELETEDAPPS
  Rule: Application segments can be unlinked

    Scenario: An unlinked application segment is no longer shown
      Given a segment group with a linked application segment
      When the application segment is unlinked from the segment group
      Then the segment group no longer contains the application segment

  @ZPA-UPDATE-400
  Rule: An invalid change is refused

    Scenario: An application segment that does not exist is not linked
      Given a segment group with a linked application segment
      When an unknown application segment is linked to the segment group
      Then the request is refused

  @ZPA-UPDATE-400-BODY
  Rule: The refusal of a change says what was wrong

    Scenario: The refusal of an unknown application segment says why
      Given a segment group with a linked application segment
      When an unknown application segment is linked to the segment group
      Then the refusal names the invalid argument

  @ZPA-UPDATE-DECEPTION-BLOCKED
  Rule: A segment group that Deception has configured cannot be changed

    Scenario: A segment group of Deception is not changed
      Given a segment group that can be changed
      And a segment group that Deception has configured
      When the segment group is renamed
      Then the request is refused
      And the segment group is unchanged
