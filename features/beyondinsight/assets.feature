Feature: Assets

  @BI-ASSET-LIST-BY-WGID-SCOPE-WORKGROUP
  Rule: Only assets of the workgroup are listed

    Scenario: An asset of another workgroup is not listed
      Given an existing asset of the workgroup offered as other-workgroup
      And an existing asset
      When the assets are listed
      Then the asset of the other workgroup is not listed

  @BI-ASSET-LIST-BY-WGNAME-SCOPE-WORKGROUP
  Rule: Only assets of the workgroup of that name are listed

    Scenario: An asset of another workgroup is not listed by name
      Given an existing asset of the workgroup offered as other-workgroup
      And an existing asset
      When the assets are listed using listWorkgroupAssets/@by-name
      Then the asset of the other workgroup is not listed

  @BI-ASSET-GET-BY-WGNAME-NAME-QUERY-NAME
  Rule: A read by name returns the asset of that name in that workgroup

    Scenario: Reading an asset by its name returns that asset
      Given an existing asset
      When listWorkgroupAssets/@asset-by-name is called with the name of the asset
      Then the response is the requested asset

    Scenario: An asset of the same name in another workgroup is not returned
      Given an existing asset of the workgroup offered as other-workgroup
      And an existing asset of the same name
      When listWorkgroupAssets/@asset-by-name is called with the name of the asset
      Then the response is the requested asset

  @BI-ASSET-CREATE-BY-WGID-ASSETNAME-DEFAULT-PADDED-IP
  Rule: An asset without a name is named after its address

    Scenario: The name is the padded address
      When an asset without a name is created using createWorkgroupAsset
      Then its name is its address

  @BI-ASSET-CREATE-BY-WGNAME-ASSETNAME-DEFAULT-PADDED-IP
  Rule: An asset in a named workgroup without a name is named after its address

    Scenario: The name is the padded address in a named workgroup
      When an asset without a name is created using createWorkgroupAsset/@by-name
      Then its name is its address

  @BI-ASSET-CREATE-BY-WGID-DESCRIPTION-V31
  Rule: A description is stored from version 3.1

    Scenario: Version 3.1 stores a description
      When an asset is created using createWorkgroupAsset with version 3.1 and a description
      Then the asset has that description

    Scenario: Version 3.0 stores no description
      When an asset is created using createWorkgroupAsset with version 3.0 and a description
      Then the asset does not have that description

  @BI-ASSET-CREATE-BY-WGNAME-DESCRIPTION-V31
  Rule: A description is stored from version 3.1, in a named workgroup, too

    Scenario: Version 3.1 stores a description in a named workgroup
      When an asset is created using createWorkgroupAsset/@by-name with version 3.1 and a description
      Then the asset has that description

    Scenario: Version 3.0 stores no description in a named workgroup
      When an asset is created using createWorkgroupAsset/@by-name with version 3.0 and a description
      Then the asset does not have that description

  @BI-ASSET-UPDATE-DESCRIPTION-V31
  Rule: A description is changed from version 3.1

    Scenario: Version 3.1 changes a description
      Given an existing asset
      When its description is changed with version 3.1
      Then the asset has that description

    Scenario: Version 3.0 changes no description
      Given an existing asset
      When its description is changed with version 3.0
      Then the asset does not have that description

  @BI-ASSET-SEARCH-ABSENT-IGNORED
  Rule: A search compares all properties that it has, and no others

    Scenario: One property finds all assets that have it
      Given 3 assets to search for
      When the assets are searched for with the DomainName of the first
      Then the search finds the first, the second and the third

    Scenario: Two properties find the assets that have both
      Given 3 assets to search for
      When the assets are searched for with the DomainName and the AssetName of the first
      Then the search finds the first

  @BI-ASSET-SEARCH-CASE-INSENSITIVE
  Rule: A search ignores case

    Scenario: A name in other case finds the asset
      Given 3 assets to search for
      When the assets are searched for with the AssetName of the first in other case
      Then the search finds the first

  @BI-ASSET-SEARCH-EXACT-MATCH
  Rule: A search finds only equal values

    Scenario: A part of a name finds nothing
      Given 3 assets to search for
      And a search with the AssetName of the first was accepted
      When the assets are searched for with a part of the AssetName of the first
      Then the search finds none of them

  @BI-ASSET-SEARCH-IP-SINGLE
  Rule: A search takes one address

    Scenario: An address finds its asset
      Given 3 assets to search for
      When the assets are searched for with the IPAddress of the first
      Then the search finds the first

  @BI-ASSET-SEARCH-IP-LIST
  Rule: A search takes several addresses

    Scenario: Two addresses find their assets
      Given 3 assets to search for
      When the assets are searched for with the addresses of the first and the second
      Then the search finds the first and the second

  @BI-ASSET-SEARCH-IP-RANGE
  Rule: A search takes a range of addresses

    Scenario: A range finds the assets at both ends
      Given 3 assets to search for
      When the assets are searched for with the range from the first to the second
      Then the search finds the first and the second

  @BI-ASSET-SEARCH-IP-CIDR
  Rule: A search takes a network

    Scenario: A network finds the assets in it
      Given 3 assets to search for
      When the assets are searched for with the network of the first alone
      Then the search finds the first

  @BI-ASSET-LIST-BY-SMARTRULE-SCOPE-RULE
  Rule: Only assets of the Smart Rule are listed

    Scenario: An asset that the Smart Rule does not have is not listed
      When the assets are listed using listSmartRuleAssets
      Then the asset offered as asset-outside-smart-rule is not listed

  @BI-ASSET-LIST-BY-SMARTRULE-PERM
  Rule: The assets of a Smart Rule are listed to those who may read it

    Scenario: A list of a foreign Smart Rule is refused
      Given the assets were listed using listSmartRuleAssets
      When listSmartRuleAssets is called with the id offered as foreign-smart-rule
      Then the request is refused
