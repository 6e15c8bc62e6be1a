Feature: EPM policies

  @BI-EPM-APP-ADD-RESP-EMPTY-OBJECT
  Rule: The response to an added application shows nothing

    Scenario: The response is empty
      When an EPM application is created
      Then the response is an empty object

  @BI-EPM-APP-ADD-400
  Rule: An application is added only to a policy that exists

    Scenario: An unknown policy takes no application
      Given an EPM application was added to a policy
      When an EPM application is added to an unknown policy
      Then the request is refused
