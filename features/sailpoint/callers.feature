Feature: Permissions of callers

  @SP-CREATE-AUTHORITY
  Rule: Either authority is enough to create segments

    Scenario: A caller with only ORG_ADMIN creates a segment
      Given an existing segment
      When a segment is created with only the ORG_ADMIN authority
      Then the request is accepted

    Scenario: A caller with only API creates a segment
      Given an existing segment
      When a segment is created with only the API authority
      Then the request is accepted

  @SP-CREATE-401-EXPIRED
  Rule: An expired token cannot create segments

    Scenario: Creating a segment with an expired token is refused
      Given an existing segment
      When a segment is created with an expired token
      Then the request is refused

  @SP-LIST-AUTHORITY
  Rule: Either authority is enough to list segments

    Scenario: A caller with only ORG_ADMIN lists the segments
      Given segments that can be listed
      When the segments are listed with only the ORG_ADMIN authority
      Then the request is accepted

    Scenario: A caller with only API lists the segments
      Given segments that can be listed
      When the segments are listed with only the API authority
      Then the request is accepted

  @SP-LIST-401-EXPIRED
  Rule: An expired token cannot list segments

    Scenario: Listing segments with an expired token is refused
      Given segments that can be listed
      When the segments are listed with an expired token
      Then the request is refused

  @SP-GET-AUTHORITY
  Rule: Either authority is enough to read segments

    Scenario: A caller with only ORG_ADMIN reads a segment
      Given an existing segment
      When the segment is read with only the ORG_ADMIN authority
      Then the request is accepted

    Scenario: A caller with only API reads a segment
      Given an existing segment
      When the segment is read with only the API authority
      Then the request is accepted

  @SP-GET-401-EXPIRED
  Rule: An expired token cannot read segments

    Scenario: Reading a segment with an expired token is refused
      Given an existing segment
      When the segment is read with an expired token
      Then the request is refused

  @SP-PATCH-AUTHORITY
  Rule: Either authority is enough to change segments

    Scenario: A caller with only ORG_ADMIN changes a segment
      Given an existing segment that can be renamed
      When the segment is renamed with only the ORG_ADMIN authority
      Then the request is accepted

    Scenario: A caller with only API changes a segment
      Given an existing segment that can be renamed
      When the segment is renamed with only the API authority
      Then the request is accepted

  @SP-PATCH-401-EXPIRED
  Rule: An expired token cannot change segments

    Scenario: Changing a segment with an expired token is refused
      Given an existing segment that can be renamed
      When the segment is renamed with an expired token
      Then the request is refused

  @SP-DELETE-AUTHORITY
  Rule: Either authority is enough to delete segments

    Scenario: A caller with only ORG_ADMIN deletes a segment
      Given a deleted segment
      And an existing segment
      When the segment is deleted with only the ORG_ADMIN authority
      Then the request is accepted

    Scenario: A caller with only API deletes a segment
      Given a deleted segment
      And an existing segment
      When the segment is deleted with only the API authority
      Then the request is accepted

  @SP-DELETE-401-EXPIRED
  Rule: An expired token cannot delete segments

    Scenario: Deleting a segment with an expired token is refused
      Given a deleted segment
      And an existing segment
      When the segment is deleted with an expired token
      Then the request is refused
