Feature: Access levels

  @BI-ACCESSLEVEL-NAMES
  Rule: The documented access levels are listed

    Scenario: Each of three access levels is listed
      When the access levels are listed
      Then the access levels have the names None, Read, Read/Write
