Feature: Permissions

  @BI-PERMISSION-LIST-NAMES
  Rule: The documented permissions are listed

    Scenario: Each of three permissions is listed
      When the permissions are listed
      Then the names of the permissions have Asset Management, User Accounts Management, Scan Management
