Feature: Deleting segment groups

  @ZPA-DELETE-400-REFERENCED
  Rule: A referenced segment group cannot be deleted

    Scenario: A segment group of an application segment is not deleted
      Given a segment group that can be deleted
      And a segment group that an application segment refers to
      When the segment group is deleted
      Then the request is refused
      And the segment group is still there

  @ZPA-DELETE-400-BODY
  Rule: The refusal of a deletion names the reference

    Scenario: The refusal says what refers to the segment group
      Given a segment group that an application segment refers to
      When the segment group is deleted
      Then the refusal names what refers to the segment group

  @ZPA-DELETE-DECEPTION-BLOCKED
  Rule: A segment group that Deception has configured cannot be deleted

    Scenario: A segment group of Deception is not deleted
      Given a segment group that can be deleted
      And a segment group that Deception has configured
      When the segment group is deleted
      Then the request is refused
      And the segment group is still there

  @ZPA-DELETE-ANY
  Rule: A segment group is deleted whatever its state

    Scenario: A segment group that is not enabled is deleted
      Given a segment group that is not enabled
      When the segment group is deleted
      Then the segment group is no longer listed

    Scenario: A segment group that nothing refers to any more is deleted
      Given a segment group whose application segment was unlinked
      When the segment group is deleted
      Then the segment group is no longer listed
