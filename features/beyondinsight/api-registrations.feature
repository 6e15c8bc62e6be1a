Feature: API registrations

  @BI-APIREG-CREATE-TYPE-APIACCESSPOLICY
  Rule: An API registration of the type ApiAccessPolicy is created with its duration

    Scenario: A created API registration has the duration that was sent
      When an API registration of the type ApiAccessPolicy is created with all its properties
      Then the response has the AccessTokenDuration that was sent

  @BI-APIREG-CREATE-TOKENDURATION-DEFAULT-60
  Rule: An access token lives an hour unless the request says otherwise

    Scenario: A creation without a duration makes it an hour
      When an API registration of the type ApiAccessPolicy is created
      Then the response has an AccessTokenDuration of 60

  @BI-APIREG-UPDATE-TYPE-APIACCESSPOLICY
  Rule: The duration of an API registration of the type ApiAccessPolicy can be changed

    Scenario: A changed API registration has the duration that was sent
      Given an existing API registration of the type ApiAccessPolicy
      When its AccessTokenDuration is changed to 62
      Then the response has the AccessTokenDuration that was sent

  @BI-APIREG-UPDATE-TOKENDURATION-DEFAULT-60
  Rule: A change without a duration means an hour

    Scenario: A change without a duration makes it an hour
      Given an existing API registration of the type ApiAccessPolicy
      When it is changed without an AccessTokenDuration
      Then the response has an AccessTokenDuration of 60

  @BI-APIREG-ROTATE-APIKEYPOLICY-ONLY
  Rule: Only an API registration of the type ApiKeyPolicy has a key to rotate

    Scenario: The key of another type of API registration is not rotated
      Given an existing API registration on which rotateApiKey is accepted
      And an existing API registration of the type ApiAccessPolicy
      When rotateApiKey is called on that API registration
      Then the request is refused

  @BI-APIREG-ROTATE-NEW-KEY
  Rule: A rotated key is a new one

    Scenario: A rotated key differs from the one before, and is read afterwards
      Given an existing API registration
      When its key is read, and then rotated
      Then the key is a new one, which getApiKey returns

  @BI-APIREG-KEY-APIKEYPOLICY-ONLY
  Rule: Only an API registration of the type ApiKeyPolicy has a key to read

    Scenario: The key of another type of API registration is not read
      Given an existing API registration on which getApiKey is accepted
      And an existing API registration of the type ApiAccessPolicy
      When getApiKey is called on that API registration
      Then the request is refused
