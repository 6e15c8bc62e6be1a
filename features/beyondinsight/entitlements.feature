Feature: Entitlements

  @BI-ENTITLEMENT-LIST-ALL-GROUPS
  Rule: Without ids the entitlements of all groups are listed

    Scenario: Entitlements of two groups are listed
      Given entitlements of the user group offered as entitled-group were listed
      And entitlements of the user group offered as other-entitled-group were listed
      When the entitlements are listed
      Then there are entitlements of the user groups offered as entitled-group and other-entitled-group

  @BI-ENTITLEMENT-LIST-BY-GROUPS-SCOPE-GROUPS
  Rule: Only entitlements of the requested groups are listed

    Scenario Outline: An entitlement of another group than the <one> is not listed
      Given entitlements of the user group offered as <other> were listed
      When the entitlements of the user group offered as <one> are listed
      Then only entitlements of the user group offered as <one> are listed

      Examples:
        | one                  | other                |
        | entitled-group       | other-entitled-group |
        | other-entitled-group | entitled-group       |

  @BI-ENTITLEMENT-LIST-BY-GROUPS-QUERY-GROUPIDS
  Rule: Several groups can be requested

    Scenario: Entitlements of both requested groups are listed
      Given entitlements of only the user group offered as entitled-group were listed
      And entitlements of only the user group offered as other-entitled-group were listed
      When the entitlements of the user groups offered as entitled-group and other-entitled-group are listed
      Then there are entitlements of the user groups offered as entitled-group and other-entitled-group
