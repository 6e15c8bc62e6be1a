Feature: Who may do what

  @SP-CREATE-AUTHORITY
  Rule: Either authority is enough to create segments

    Scenario: ORG_ADMIN alone creates a segment
      Given an existing segment
      When a segment is created with ORG_ADMIN authority alone
      Then the request is accepted

    Scenario: API alone creates a segment
      Given an existing segment
      When a segment is created with API authority alone
      Then the request is accepted

  @SP-CREATE-401-EXPIRED
  Rule: An expired token creates nothing

    Scenario: A creation with an expired token is refused
      Given an existing segment
      When a segment is created with an expired token
      Then the request is refused

  @SP-LIST-AUTHORITY
  Rule: Either authority is enough to list segments

    Scenario: ORG_ADMIN alone lists the segments
      Given segments that can be listed
      When the segments are listed with ORG_ADMIN authority alone
      Then the request is accepted

    Scenario: API alone lists the segments
      Given segments that can be listed
      When the segments are listed with API authority alone
      Then the request is accepted

  @SP-LIST-401-EXPIRED
  Rule: An expired token lists nothing

    Scenario: A listing with an expired token is refused
      Given segments that can be listed
      When the segments are listed with an expired token
      Then the request is refused

  @SP-GET-AUTHORITY
  Rule: Either authority is enough to read segments

    Scenario: ORG_ADMIN alone reads a segment
      Given an existing segment
      When the segment is read with ORG_ADMIN authority alone
      Then the request is accepted

    Scenario: API alone reads a segment
      Given an existing segment
      When the segment is read with API authority alone
      Then the request is accepted

  @SP-GET-401-EXPIRED
  Rule: An expired token reads nothing

    Scenario: A look at a segment with an expired token is refused
      Given an existing segment
      When the segment is read with an expired token
      Then the request is refused

  @SP-PATCH-AUTHORITY
  Rule: Either authority is enough to change segments

    Scenario: ORG_ADMIN alone changes a segment
      Given an existing segment that can be renamed
      When the segment is renamed with ORG_ADMIN authority alone
      Then the request is accepted

    Scenario: API alone changes a segment
      Given an existing segment that can be renamed
      When the segment is renamed with API authority alone
      Then the request is accepted

  @SP-PATCH-401-EXPIRED
  Rule: An expired token changes nothing

    Scenario: A change with an expired token is refused
      Given an existing segment that can be renamed
      When the segment is renamed with an expired token
      Then the request is refused

  @SP-DELETE-AUTHORITY
  Rule: Either authority is enough to delete segments

    Scenario: ORG_ADMIN alone deletes a segment
      Given a deleted segment
      And an existing segment
      When the segment is deleted with ORG_ADMIN authority alone
      Then the request is accepted

    Scenario: API alone deletes a segment
      Given a deleted segment
      And an existing segment
      When the segment is deleted with API authority alone
      Then the request is accepted

  @SP-DELETE-401-EXPIRED
  Rule: An expired token deletes nothing

    Scenario: A removal with an expired token is refused
      Given a deleted segment
      And an existing segment
      When the segment is deleted with an expired token
      Then the request is refused
