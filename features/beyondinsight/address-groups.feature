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

  @BI-ADDRGROUP-LIST-ORG-PERMITTED
  Rule: Only address groups of organizations of the caller are listed

    Scenario: No address group of a foreign organization is listed
      When the address groups are listed
      Then no address group of the foreign organization is listed

  @BI-ADDRGROUP-DELETE-ORG-PERMITTED
  Rule: An address group is deleted by those who may see its organization

    Scenario: An address group of a foreign organization is not deleted
      Given an existing address group on which deleteAddressGroup is accepted
      When deleteAddressGroup is called with the id offered as foreign-address-group
      Then the request is refused

  @BI-ADDRESS-LIST-ORG-PERMITTED
  Rule: Addresses are listed to those who may see the organization

    Scenario: The addresses of a foreign address group are not listed
      Given an existing address group on which listAddresses is accepted for its addresses
      When listAddresses is called for the addresses of the group offered as foreign-address-group
      Then the request is refused

  @BI-ADDRESS-DELETE-ALL-ORG-PERMITTED
  Rule: Addresses are deleted by those who may see the organization

    Scenario: The addresses of a foreign address group are not deleted
      Given an existing address group on which deleteAddresses is accepted for its addresses
      When deleteAddresses is called for the addresses of the group offered as foreign-address-group
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
      And an existing address
      When all addresses of the address group are deleted using deleteAddresses
      Then the address group has no addresses

  @BI-ADDRESS-DELETE-EFFECT
  Rule: Only the address of the id is deleted

    Scenario: An address of the same value in another group stays
      Given an existing address of another address group
      And an existing address with the same Value
      When the address is deleted
      Then the other addresses are still there

  @BI-ADDRESS-UPDATE-DATE
  Rule: An update sets the date of the last update

    Scenario: An address that was changed has another date
      Given an existing address
      When the address is changed two seconds later
      Then the LastUpdatedDate of the address is another one than before

  @BI-ADDRESS-DELETE-ALL-IN-GROUP-KEEPS-GROUP
  Rule: The group stays when its addresses are deleted

    Scenario: A group is found after its addresses were deleted
      Given an existing address
      When all addresses of the address group are deleted using deleteAddresses
      Then its address group is still there
