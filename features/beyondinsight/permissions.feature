Feature: Permissions

  @BI-PERMISSION-LIST-NAMES
  Rule: The documented permissions are listed

    Scenario: Each of three permissions is listed
      When the permissions are listed
      Then the permissions have the names Asset Management, User Accounts Management, Scan Management
