Feature: Smart Rules

  @BI-SMARTRULE-LIST-READABLE-ONLY
  Rule: Only Smart Rules that the caller may read are listed

    Scenario: A foreign Smart Rule is not listed
      When the Smart Rules are listed
      Then the Smart Rule offered as foreign-smart-rule is not listed

  @BI-SMARTRULE-LIST-TYPE-ENUM
  Rule: A type lists only Smart Rules of that type

    Scenario: A Smart Rule for an account is not among those for assets
      Given an existing Smart Rule
      And an existing Smart Rule for an account
      When the Smart Rules are listed with the query type=asset
      Then the first Smart Rule is listed, and the one for an account is not

  @BI-SMARTRULE-LIST-TYPE-DEFAULT-ALL
  Rule: Without a type Smart Rules of all types are listed

    Scenario: Smart Rules for assets and for an account are listed together
      Given an existing Smart Rule
      And an existing Smart Rule for an account
      When all the Smart Rules are listed
      Then every existing Smart Rule is listed once

  @BI-SMARTRULE-GET-PERM
  Rule: A Smart Rule is shown to those who may read it

    Scenario: A foreign Smart Rule is not read
      Given an existing Smart Rule on which getSmartRule is accepted
      When getSmartRule is called with the id offered as foreign-smart-rule
      Then the request is refused

  @BI-SMARTRULE-GET-BY-TITLE-QUERY-TITLE
  Rule: A read by title returns the Smart Rule of that title

    Scenario: Reading a Smart Rule by its title returns that one
      Given an existing Smart Rule
      When listSmartRules/@by-title is called with the name of the Smart Rule
      Then the response is the requested Smart Rule

  @BI-SMARTRULE-GET-BY-TITLE-PERM
  Rule: A title shows a Smart Rule only to those who may read it

    Scenario: A foreign Smart Rule has no title
      Given an existing Smart Rule
      And listSmartRules/@by-title is accepted with the name of the Smart Rule
      When listSmartRules/@by-title is called with the name offered as foreign-smart-rule-title
      Then the request is refused

  @BI-SMARTRULE-GET-BY-TITLE-GLOBAL-ORG
  Rule: A title alone is that of a Smart Rule of the global organization

    Scenario: A Smart Rule of another organization is not found by its title
      Given an existing Smart Rule
      And listSmartRules/@by-title is accepted with the name of the Smart Rule
      And a Smart Rule offered as tenant-smart-rule
      And getOrganizationSmartRule is accepted with the name of the Smart Rule
      When listSmartRules/@by-title is called with the name of the Smart Rule
      Then the request is refused

  @BI-SMARTRULE-GET-BY-ORG-TITLE-QUERY-TITLE
  Rule: An organization and a title select the Smart Rule

    Scenario: Reading a Smart Rule by organization and title returns that one
      Given an existing Smart Rule
      When getOrganizationSmartRule is called with the name of the Smart Rule
      Then the response is the requested Smart Rule

    Scenario: A Smart Rule of another organization is not returned
      Given an existing Smart Rule
      And getOrganizationSmartRule is accepted with the name of the Smart Rule
      And a Smart Rule offered as tenant-smart-rule
      And getOrganizationSmartRule is accepted with the name of the Smart Rule
      When its title is looked for in the organization of the first Smart Rule
      Then the request is refused

  @BI-SMARTRULE-GET-BY-ORG-TITLE-PERM
  Rule: An organization and a title show a Smart Rule only to its readers

    Scenario: A foreign Smart Rule is not read by organization and title
      Given an existing Smart Rule
      And getOrganizationSmartRule is accepted with the name of the Smart Rule
      When the foreign Smart Rule is looked for in its organization
      Then the request is refused
