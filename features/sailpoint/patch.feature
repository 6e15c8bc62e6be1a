Feature: Changing segments by JSON Patch

  @SP-PATCH-JSONPATCH
  Rule: Operations are applied in order

    Scenario: The last of two values for one property wins
      Given an existing segment
      When its description is changed twice in one patch
      Then the segment has the last of the two descriptions

  @SP-PATCH-ALL-OR-NOTHING
  Rule: A patch is applied as a whole or not at all

    Scenario: A failing operation undoes the one before it
      Given an existing segment
      When its description is changed in a patch whose last operation fails
      Then the segment is unchanged

  @SP-PATCH-REPLACE-SUBTREE
  Rule: Replacing a property replaces its whole value

    Scenario: New visibility criteria replace the old ones completely
      Given an existing segment
      When its visibility criteria are replaced by two comparisons
      Then no part of the old visibility criteria is left

  @SP-PATCH-OTHER-FIELDS-NOT
  Rule: No other property can be changed

    Scenario: The id of a segment cannot be changed
      Given an existing segment that can be renamed
      When its id is changed
      Then the request is refused
      And the segment is unchanged

    Scenario: The creation date cannot be changed
      Given an existing segment that can be renamed
      When its creation date is changed
      Then the request is refused
      And the segment is unchanged

    Scenario: The modification date cannot be changed
      Given an existing segment that can be renamed
      When its modification date is changed
      Then the request is refused
      And the segment is unchanged

    Scenario: An unknown property cannot be added
      Given an existing segment that can be renamed
      When an unknown property is added to it
      Then the request is refused
      And the segment is unchanged

  @SP-PATCH-404
  Rule: A patch creates nothing

    Scenario: A patch that adds a name to an unknown segment is refused
      Given an existing segment on which updateSegment is accepted
      When a name is added to an unknown segment
      Then the request is refused

  @SP-PATCH-FIXED-STAYS
  Rule: The id and the creation date stay, whatever a patch asks for

    Scenario: The id stays when a patch names it
      Given an existing segment that can be renamed
      When its id is changed
      Then the request is refused or its id and creation date are as before

    Scenario: The creation date stays when a patch names it
      Given an existing segment that can be renamed
      When its creation date is changed
      Then the request is refused or its id and creation date are as before

  @SP-PATCH-MODIFIED
  Rule: A change has its time

    Scenario: The modification date is later after a change
      Given an existing segment
      When the segment is changed two seconds later
      Then the modification date of the segment is later
