Feature: Reading, changing and deleting segments

  @ALLOY-GET-200
  Rule: A segment is read by its id

    Scenario: Reading a segment returns the requested segment
      Given an existing segment
      When the segment is read
      Then the response is the requested segment

  @ALLOY-GET-FULL-CONFIG
  Rule: Reading a segment shows its whole configuration

    Scenario: An address list shows every documented property
      Given an existing segment
      When the segment is read
      Then the response has every documented property of an address list

  @ALLOY-PATCH-EDITABLE-NAME
  Rule: The name can be changed

    Scenario: A renamed segment keeps its new name
      Given an existing segment
      When the segment is renamed
      Then the segment shows the change

  @ALLOY-PATCH-EDITABLE-AUTOTAG
  Rule: The auto tag can be changed

    Scenario: A segment keeps its new auto tag
      Given an existing segment
      When its auto tag is changed
      Then the segment shows the change

  @ALLOY-PATCH-PARTIAL
  Rule: Properties that are not sent stay unchanged

    Scenario: Renaming a segment changes nothing else
      Given an existing segment
      When the segment is renamed
      Then the rest of the segment is unchanged

  @ALLOY-PATCH-200-BODY
  Rule: The response is the changed segment

    Scenario: The response to a change shows the change
      Given an existing segment
      When the segment is renamed
      Then the response shows the segment as it was changed

  @ALLOY-VALID-NAME-UNIQUE
  Rule: A name stays unique when a segment is renamed

    Scenario: A segment cannot take the name of another
      Given an existing segment
      And another existing segment that can be renamed
      When the segment is renamed to the name of the other
      Then the request is refused
      And the segment still has its name

  @ALLOY-DELETE-REMOVES
  Rule: A deleted segment is gone

    Scenario: A deleted segment is no longer listed
      Given an existing segment
      When the segment is deleted
      Then the segment is no longer listed
