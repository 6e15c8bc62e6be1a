Feature: Reading and changing segment groups

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

  @ZPA-APP-PORT-RANGES
  Rule: Port ranges are shown in two ways that agree

    Scenario: The port ranges of a linked application segment agree
      Given a segment group with a linked application segment
      When the segment group is read
      Then the port ranges of its application segments agree

  @ZPA-UPDATE-400-UNCHANGED
  Rule: A change that is refused for an application changes nothing else

    Scenario: A new description beside an unknown application segment is not stored
      Given a segment group that can be changed
      And a segment group without application segments
      When the segment group is described anew and an unknown application segment linked to it
      Then the request is refused
      And the segment group is unchanged
