Feature: Access of user groups to Smart Rules

  @BI-UG-SR-ACCESSLEVEL-SET-EFFECT
  Rule: The access of a user group to a Smart Rule can be set

    Scenario Outline: A user group has the access level <level> that was set
      Given an existing user group
      And an existing Smart Rule
      When the user group gets the access level <level> to the Smart Rule
      Then the user group has the access level <level> to the Smart Rule

      Examples:
        | level |
        | 1     |
        | 3     |

    Scenario: An access level can be taken away
      Given an existing user group
      And an existing Smart Rule
      And the user group was given the access level 3 to the Smart Rule
      When the user group gets the access level 0 to the Smart Rule
      Then the user group has the access level 0 to the Smart Rule

  @BI-SMARTRULE-LIST-BY-USERGROUP-SCOPE-GROUP
  Rule: The Smart Rules of a user group are those that it has access to

    Scenario: A Smart Rule of another user group is not listed
      Given an existing Smart Rule
      And an existing user group
      And the user group was given the access level 3 to the Smart Rule
      And an existing user group
      When the Smart Rules of the user group are listed with the access levels 3
      Then of the Smart Rules the list has none

  @BI-SMARTRULE-LIST-BY-USERGROUP-ACCESSLEVEL-DEFAULT-1-3
  Rule: The Smart Rules that a user group may read are listed by default

    Scenario: Smart Rules of the levels 1 and 3 are listed
      Given an existing user group
      And 3 existing Smart Rules
      And the user group was given the access levels 0, 1 and 3 to them
      When the Smart Rules of the user group are listed
      Then of the Smart Rules the list has the second and the third

  @BI-SMARTRULE-LIST-BY-USERGROUP-ACCESSLEVEL-LIST
  Rule: The Smart Rules of one or several access levels are listed

    Scenario Outline: The access levels <levels> list <which>
      Given an existing user group
      And 3 existing Smart Rules
      And the user group was given the access levels 0, 1 and 3 to them
      When the Smart Rules of the user group are listed with the access levels <levels>
      Then of the Smart Rules the list has <which>

      Examples:
        | levels | which                              |
        | 0      | the first                          |
        | 3      | the third                          |
        | 0,1    | the first and the second           |
        | 0,1,3  | the first, the second and the third |

  @BI-USERGROUP-CREATE-SMARTRULEACCESS-APPLIED
  Rule: A user group is created with access to Smart Rules

    Scenario Outline: A created <type> group has the access level <level> that was sent
      Given a Smart Rule offered as smart-rule
      When a user group of the type <type> with the access level <level> to the Smart Rule is created
      Then the user group has the access level <level> to the Smart Rule

      Examples:
        | type            | level |
        | BeyondInsight   | 1     |
        | BeyondInsight   | 3     |
        | EntraId         | 3     |
        | ActiveDirectory | 3     |
        | LdapDirectory   | 3     |
