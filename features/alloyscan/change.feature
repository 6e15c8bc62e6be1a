Feature: Reading, changing and deleting segments

  @ALLOY-GET-FULL-CONFIG
  Rule: Reading a segment shows its whole configuration

    Scenario: An address list shows every documented property
      Given an existing segment
      When the segment is read
      Then the response has every documented property of an address list

  @ALLOY-VALID-NAME-KEPT
  Rule: A segment keeps a name

    Scenario: An empty name is not stored
      Given an existing segment that can be renamed
      When the segment is renamed to nothing
      Then the segment still has its name
