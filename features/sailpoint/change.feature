Feature: Reading, changing and deleting segments

  @SP-PATCH-FIELD-DESCRIPTION
  Rule: The description can be changed

    Scenario: A segment keeps its new description
      Given an existing segment
      When its description is changed
      Then the segment shows the change

  @SP-PATCH-FIELD-OWNER
  Rule: The owner can be changed

    Scenario: A segment keeps its new owner
      Given an existing segment
      When its owner is changed
      Then the segment shows the change

  @SP-PATCH-FIELD-VISIBILITYCRITERIA
  Rule: The visibility criteria can be changed

    Scenario: A segment keeps its new visibility criteria
      Given an existing segment
      When its visibility criteria are changed
      Then the segment shows the change

  @SP-PATCH-FIELD-ACTIVE
  Rule: A segment can be activated and deactivated

    Scenario: A deactivated segment stays inactive
      Given an existing segment
      When it is deactivated
      Then the segment shows the change
