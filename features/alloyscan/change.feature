Feature: Reading, changing and deleting segments

  @ALLOY-GET-FULL-CONFIG
  Rule: Reading a segment shows its whole configuration

    Scenario: An address list shows every documented property
      Given an existing segment
      When the segment is read
      Then the response has every documented property of an address list
