Feature: Reading, changing and deleting segments

  @SP-GET-200
  Rule: A segment is read by its id

    Scenario: Reading a segment returns the requested segment
      Given an existing segment
      When the segment is read
      Then the response is the requested segment

  @SP-GET-404
  Rule: A segment that does not exist is not found

    Scenario: Reading an unknown segment is refused
      Given an existing segment
      When an unknown segment is read
      Then the request is refused

  @SP-PATCH-FIELD-NAME
  Rule: The name can be changed

    Scenario: A renamed segment keeps its new name
      Given an existing segment
      When the segment is renamed
      Then the segment shows the change

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

  @SP-PATCH-200-BODY
  Rule: The response is the segment's new representation

    Scenario: The response to a change shows the change
      Given an existing segment
      When the segment is renamed
      Then the response shows the segment as it was changed

  @SP-PATCH-404
  Rule: A segment that does not exist cannot be changed

    Scenario: Renaming an unknown segment is refused
      Given an existing segment that can be renamed
      When an unknown segment is renamed
      Then the request is refused

  @SP-DELETE-REMOVES
  Rule: A deleted segment is gone

    Scenario: A deleted segment is no longer found
      Given an existing segment
      When the segment is deleted
      Then the segment is no longer found

  @SP-DELETE-404
  Rule: A segment that does not exist cannot be deleted

    Scenario: Deleting an unknown segment is refused
      Given a deleted segment
      When an unknown segment is deleted
      Then the request is refused
