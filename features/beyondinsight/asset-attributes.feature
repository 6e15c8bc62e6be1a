Feature: Attributes of assets

  @BI-ASSETATTR-LIST-SCOPE-ASSET
  Rule: Only attributes of the asset are listed

    Scenario: An attribute of another asset is not listed
      Given an existing asset attribute of another asset
      And an existing asset attribute
      When the asset attributes are listed
      Then the asset attribute of the other asset is not listed

    Scenario: An attribute that was never assigned is not listed
      Given an existing attribute
      And an existing asset
      When the attributes of the asset are listed
      Then that attribute is not listed

  @BI-ASSETATTR-DELETE-ALL-ALL-ATTRIBUTES
  Rule: All attributes of an asset can be removed

    Scenario: No attribute is listed after all were removed
      Given 2 existing asset attributes
      When all asset attributes of the asset are deleted using deleteAssetAttributes
      Then the asset has no asset attributes

    Scenario: The attributes themselves stay
      Given 2 existing asset attributes
      When all asset attributes of the asset are deleted using deleteAssetAttributes
      Then the attributes themselves are still there
