Feature: Organizations

  @BI-ORG-LIST-PERMITTED-ONLY
  Rule: Only organizations of the caller are listed

    Scenario: An organization that the caller may not see is not listed
      When the organizations are listed
      Then the organization offered as foreign-organization is not listed

  @BI-ORG-GET-BY-ID
  Rule: A read returns the organization with that id

    Scenario: Reading an organization returns the requested organization
      Given an organization offered as organization
      When the organization is read
      Then the response is the requested organization

  @BI-ORG-GET-PERM
  Rule: An organization is shown to those who may see it

    Scenario: An organization that the caller may not see is not read
      Given an organization offered as organization
      When getOrganization is called with the id offered as foreign-organization
      Then the request is refused

  @BI-ORG-GET-BY-NAME-QUERY-NAME
  Rule: A read by name returns the organization of that name

    Scenario: Reading an organization by its name returns that organization
      Given an organization offered as organization
      When listOrganizations/@by-name is called with the name of the organization
      Then the response is the requested organization

  @BI-ORG-GET-BY-NAME-PERM
  Rule: A name shows an organization only to those who may see it

    Scenario: An organization that the caller may not see has no name
      Given an organization offered as organization
      And listOrganizations/@by-name is accepted with the name of the organization
      When listOrganizations/@by-name is called with the name offered as foreign-organization-name
      Then the request is refused
