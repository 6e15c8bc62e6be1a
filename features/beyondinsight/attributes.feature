Feature: Attribute types and attributes

  @BI-ATTR-LIST-BY-TYPE-BY-TYPE
  Rule: Only attributes of the type are listed

    Scenario: An attribute of another attribute type is not listed
      Given an existing attribute of another attribute type
      And an existing attribute
      When the attributes are listed
      Then the attribute of the other attribute type is not listed

  @BI-ATTR-LIST-BY-TYPE-CHILDREN
  Rule: The list shows what is below an attribute

    Scenario: An attribute below another one is listed in it
      Given an existing attribute
      And an existing attribute below it
      When the attributes are listed
      Then the listed attribute has the other one in ChildAttributes

  @BI-ATTR-GET-CHILDREN
  Rule: A read shows what is below an attribute

    Scenario: An attribute below another one is shown in it
      Given an existing attribute
      And an existing attribute below it
      When the first attribute is read
      Then the attribute has the other one in ChildAttributes

  @BI-ATTRTYPE-DELETE-CASCADE-ATTRIBUTES
  Rule: Attributes are deleted with their type

    Scenario: An attribute of a deleted attribute type is not found
      Given an existing attribute
      When its attribute type is deleted using deleteAttributeType
      Then the attribute is gone with it
