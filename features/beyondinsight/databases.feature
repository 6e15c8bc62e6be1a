Feature: Databases

  @BI-DB-LIST-BY-ASSET-SCOPE-ASSET
  Rule: Only databases of the asset are listed

    Scenario: A database of another asset is not listed
      Given an existing database of another asset
      And an existing database
      When the databases are listed
      Then the database of the other asset is not listed

  @BI-DB-CREATE-DEFAULTINSTANCE-PLATFORMS
  Rule: Only some platforms have a default instance

    Scenario: A default instance on another platform is refused
      Given a default instance on the platform offered as default-instance-platform is created
      When a default instance on the platform offered as other-platform is created
      Then the request is refused

  @BI-DB-UPDATE-DEFAULTINSTANCE-PLATFORMS
  Rule: A database becomes a default instance only on some platforms

    Scenario: A change to a default instance on another platform is refused
      Given an existing database
      And it was changed to a default instance on the platform offered as default-instance-platform
      When it is changed to a default instance on the platform offered as other-platform
      Then the request is refused
