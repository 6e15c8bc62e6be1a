Feature: User audits

  @BI-USERAUDIT-LIST-QUERY-USERNAME
  Rule: A user name selects the user audits of that user

    Scenario: Only user audits of the requested user are listed
      When the user audits are listed with the UserName of one as username
      Then only user audits with that UserName are listed, and that one is

  @BI-USERAUDIT-LIST-QUERY-ACTIONTYPE
  Rule: A type of action selects the user audits of that type

    Scenario: Only user audits of the requested type of action are listed
      When the user audits are listed with the ActionType of one as actiontype
      Then only user audits with that ActionType are listed, and that one is

  @BI-USERAUDIT-LIST-QUERY-SECTION
  Rule: A section selects the user audits of that section

    Scenario: Only user audits of the requested section are listed
      When the user audits are listed with the Section of one as section
      Then only user audits with that Section are listed, and that one is

  @BI-USERAUDIT-LIST-QUERY-STARTDATE
  Rule: A start date leaves out earlier user audits

    Scenario: User audits of days before the start date are not listed
      When the user audits are listed with the date of one as startdate
      Then no user audit of days before is listed, and one of days after is

  @BI-USERAUDIT-LIST-QUERY-ENDDATE
  Rule: An end date leaves out later user audits

    Scenario: User audits of days after the end date are not listed
      When the user audits are listed with the date of one as enddate
      Then no user audit of days after is listed, and one of days before is

  @BI-USERAUDIT-LIST-LIMIT-DEFAULT-1000
  Rule: At most 1000 user audits are listed unless the request says otherwise

    Scenario: A list without a limit has at most 1000 user audits
      Given at least 1001 user audits
      When the user audits are listed
      Then at most 1000 user audits are listed

  @BI-USERAUDIT-LIST-LIMIT-CAPS
  Rule: At most as many user audits are listed as the limit says

    Scenario: A limit of 2 lists at most 2 user audits
      Given at least 3 user audits
      When the user audits are listed with a limit of 2
      Then at most 2 user audits are listed

  @BI-USERAUDIT-LIST-OFFSET-DEFAULT-0
  Rule: A list of user audits starts with the first unless the request says otherwise

    Scenario: The first user audits are listed if there is no offset
      Given at least 3 user audits
      When the first 3 user audits are listed with no offset
      Then the first 3 user audits of the whole list are listed

  @BI-USERAUDIT-LIST-OFFSET-SKIPS
  Rule: An offset leaves out the first user audits

    Scenario: An offset of 2 leaves out the first 2 user audits
      Given at least 4 user audits
      When the user audits are listed with a limit of 2 and an offset of 2
      Then the user audits after the first 2 are listed

  @BI-USERAUDIT-LIST-SORT-CREATEDATE-DESC
  Rule: The latest user audit is listed first

    Scenario: User audits are listed from the latest to the earliest
      When the user audits are listed with a limit of 50
      Then the latest user audit is the first, and the earliest the last

  @BI-USERAUDIT-DETAILS-SCOPE-AUDIT
  Rule: Only details of the user audit are listed

    Scenario: The details of another user audit are not listed
      When the user audit details are listed
      Then none of the details of the user audit offered as other-user-audit is among them

  @BI-USERAUDIT-DETAILS-LIMIT-CAPS
  Rule: At most as many details are listed as the limit says

    Scenario: A limit of 2 lists at most 2 details
      Given at least 3 user audit details
      When the user audit details are listed with a limit of 2
      Then at most 2 user audit details are listed

  @BI-USERAUDIT-DETAILS-OFFSET-DEFAULT-0
  Rule: A list of details starts with the first unless the request says otherwise

    Scenario: The first details are listed if there is no offset
      Given at least 3 user audit details
      When the first 3 user audit details are listed with no offset
      Then the first 3 user audit details of the whole list are listed

  @BI-USERAUDIT-DETAILS-OFFSET-SKIPS
  Rule: An offset leaves out the first details

    Scenario: An offset of 1 leaves out the first detail
      Given at least 3 user audit details
      When the user audit details are listed with a limit of 2 and an offset of 1
      Then the user audit details after the first 1 are listed
