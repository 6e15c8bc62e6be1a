Feature: Creation of Smart Rules

  @BI-SMARTRULE-FILTERSINGLEACCOUNT-CREATES-ACCOUNT-RULE
  Rule: A Smart Rule for an account is one of its own type

    Scenario: A Smart Rule for an account is listed
      When a Smart Rule is created using createAccountSmartRule with all its properties
      Then the Smart Rule is listed with the type all

    Scenario: A Smart Rule for an account is of another type
      Given an existing Smart Rule
      When a Smart Rule is created using createAccountSmartRule with all its properties
      Then its type is another than that of the first Smart Rule

  @BI-SMARTRULE-FILTERSINGLEACCOUNT-TITLE-OPTIONAL-AUTOGEN
  Rule: A Smart Rule for an account gets a title

    Scenario: A Smart Rule without a title gets a unique one
      Given a Smart Rule for an account was created without a title
      When a Smart Rule for an account is created without a title
      Then it has a title that no other Smart Rule has

  @BI-SMARTRULE-FILTERASSETATTRIBUTE-CREATES-ASSET-RULE
  Rule: A Smart Rule for an attribute is one for assets

    Scenario: A Smart Rule for an attribute is listed among those for assets
      When a Smart Rule is created using createAttributeSmartRule with all its properties
      Then the Smart Rule is listed with the type asset

  @BI-SMARTRULE-FILTERASSETATTRIBUTE-FILTERS-BY-ATTRIBUTE
  Rule: A Smart Rule for an attribute has the assets with that attribute

    Scenario: Only the asset with the attribute is in the Smart Rule
      Given an existing asset attribute of another asset
      And an existing asset attribute
      And a Smart Rule for an attribute that neither asset has lists neither
      When a Smart Rule for the last attribute is created
      Then of the two assets it has only the last

  @BI-SMARTRULE-FILTERASSETATTRIBUTE-ATTRIBUTEIDS-SAMETYPE
  Rule: The attributes of a Smart Rule are of one type

    Scenario: Attributes of two types are refused
      Given 2 existing attributes
      And a Smart Rule for the first and the last attribute was created
      And an existing attribute of another attribute type
      When a Smart Rule for the first and the last attribute is created
      Then the request is refused

  @BI-SMARTRULE-FILTERASSETATTRIBUTE-PROCESSIMMEDIATELY-DEFAULT-TRUE
  Rule: A Smart Rule is processed at once unless the request says otherwise

    Scenario: A Smart Rule without ProcessImmediately is processed
      When a Smart Rule is created
      Then it has been processed

  @BI-SMARTRULE-FILTERASSETATTRIBUTE-PROCESSIMMEDIATELY-FALSE
  Rule: A Smart Rule can be processed later

    Scenario: A Smart Rule that is to be processed later is not processed yet
      Given a Smart Rule was created that was processed at once
      When a Smart Rule is created that is to be processed later
      Then it has not been processed yet
