Feature: Memberships

  @BI-MEMBERSHIP-LIST-SCOPE-USER
  Rule: Only groups of the user are listed

    Scenario: A group of another user is not listed
      Given an existing membership of another user
      And an existing membership
      When the memberships are listed
      Then the membership of the other user is not listed

    Scenario: A group that the user was never added to is not listed
      Given an existing user group
      And an existing user
      When the user groups of the user are listed
      Then that user group is not among them

  @BI-USER-LIST-BY-GROUP-SCOPE-GROUP
  Rule: Only users of the group are listed

    Scenario: A user of another group is not listed
      Given a user was created in a user group
      And a user was created in a user group
      When the users of its user group are listed
      Then the other user is not among them

  @BI-USER-CREATE-IN-GROUP-EFFECT
  Rule: A user is created in a group

    Scenario: A user who was created in a group is one of its users
      Given a user was created in a user group
      When the users of its user group are listed
      Then the user is among them

  @BI-USER-CREATE-IN-GROUP-BI-GROUP-ONLY
  Rule: Users are created only in groups of BeyondInsight

    Scenario: A group of an LDAP directory takes no new user
      Given a user was created in a user group
      And a user group of the type LdapDirectory was created
      When a user is created in that user group
      Then the request is refused
