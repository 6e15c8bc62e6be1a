Feature: Address groups and their addresses

  @BI-ADDRGROUP-LIST-BY-ORG-SCOPE-ORG
  Rule: Only address groups of the organization are listed

    Scenario: Every listed address group is of the requested organization
      When the address groups of the organization are listed
      Then only address groups of that organization are listed

  @BI-ADDRGROUP-LIST-BY-ORG-PERM
  Rule: The address groups of an organization are listed to those who may see it

    Scenario: A list of a foreign organization is refused
      Given the address groups of the organization were listed
      When the address groups of a foreign organization are listed
      Then the request is refused

  @BI-ADDRGROUP-GET-BY-NAME-QUERY-NAME
  Rule: A read by name returns the address group of that name

    Scenario: Reading an address group by its name returns that group
      Given an existing address group
      When listAddressGroups/@by-name is called with the name of the address group
      Then the response is the requested address group

  @BI-ADDRESS-LIST-BY-GROUP-SCOPE-GROUP
  Rule: Only addresses of the group are listed

    Scenario: An address of another group is not listed
      Given an existing address of another address group
      And an existing address
      When the addresses are listed
      Then the address of the other address group is not listed

  @BI-ADDRGROUP-DELETE-CASCADE-ADDRESSES
  Rule: Addresses are deleted with their group

    Scenario: An address of a deleted group is not found
      Given an existing address
      When its address group is deleted using deleteAddressGroup
      Then the address is gone with it

  @BI-ADDRESS-DELETE-ALL-IN-GROUP-EFFECT
  Rule: All addresses of a group can be deleted

    Scenario: No address is listed after all were deleted
      Given 2 existing addresses
      When all addresses of the address group are deleted using deleteAddresses
      Then the address group has no addresses

  @BI-ADDRESS-DELETE-ALL-IN-GROUP-KEEPS-GROUP
  Rule: The group stays when its addresses are deleted

    Scenario: A group is found after its addresses were deleted
      Given an existing address
      When all addresses of the address group are deleted using deleteAddresses
      Then its address group is still there
