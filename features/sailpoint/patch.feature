Feature: Changing segments by JSON Patch

  @SP-PATCH-JSONPATCH
  Rule: Operations are applied one after the other

    Scenario: The last of two values for one member stays
      Given an existing segment
      When its description is changed twice in one patch
      Then the segment has the last of the two descriptions

  @SP-PATCH-ALL-OR-NOTHING
  Rule: A patch is applied as a whole or not at all

    Scenario: An operation that fails undoes the one before it
      Given an existing segment
      When its description is changed in a patch that fails later on
      Then the segment is as it was

  @SP-PATCH-REPLACE-SUBTREE
  Rule: A replaced member goes with all that it held

    Scenario: New visibility criteria leave nothing of the old ones
      Given an existing segment
      When its visibility criteria are replaced by two that are joined
      Then nothing of the old visibility criteria is left

  @SP-PATCH-OTHER-FIELDS-NOT
  Rule: No other member can be changed

    Scenario: The id of a segment stays
      Given an existing segment that can be renamed
      When its id is changed
      Then the request is refused
      And the segment is as it was

    Scenario: The day of creation stays
      Given an existing segment that can be renamed
      When its day of creation is changed
      Then the request is refused
      And the segment is as it was

    Scenario: The day of change is not the caller's to set
      Given an existing segment that can be renamed
      When its day of change is changed
      Then the request is refused
      And the segment is as it was

    Scenario: A property that no segment has cannot be added
      Given an existing segment that can be renamed
      When a property that no segment has is added to it
      Then the request is refused
      And the segment is as it was
