Feature: User groups

  @BI-USERGROUP-GET-BY-NAME-PATH-BY-NAME
  Rule: A name in the path selects the user group of that name

    Scenario: Reading a user group by a name in the path returns that group
      Given an existing user group
      When getUserGroup/@by-name is called with the name of the user group
      Then the response is the requested user group

    Scenario: Reading an LDAP group by a name in the path returns that group
      Given a user group of the type LdapDirectory was created
      When getUserGroup/@by-name is called with the name of the user group
      Then the response is the requested user group

  @BI-USERGROUP-GET-BY-NAME-QUERY-NAME
  Rule: A read by name returns the user group of that name

    Scenario: Reading a user group by its name returns that group
      Given an existing user group
      When listUserGroups/@by-name is called with the name of the user group
      Then the response is the requested user group

    Scenario: Reading an LDAP group by its name returns that group
      Given a user group of the type LdapDirectory was created
      When listUserGroups/@by-name is called with the name of the user group
      Then the response is the requested user group

  @BI-USERGROUP-LIST-ACTIVE-AND-INACTIVE
  Rule: Active and inactive user groups are listed

    Scenario Outline: A user group whose isActive is <active> is listed
      Given an existing user group whose isActive is <active>
      When the user groups are listed
      Then the user group is among them

      Examples:
        | active |
        | true   |
        | false  |

    Scenario: A user group of an LDAP directory is listed
      Given a user group of the type LdapDirectory was created
      When the user groups are listed
      Then the user group is among them

  @BI-USERGROUP-CREATE-ISACTIVE-DEFAULT-TRUE
  Rule: A user group is active unless the request says otherwise

    Scenario Outline: A <type> group that was created without isActive is active
      When a user group of the type <type> is created
      Then the IsActive of the user group is true

      Examples:
        | type            |
        | BeyondInsight   |
        | EntraId         |
        | ActiveDirectory |
        | LdapDirectory   |

  @BI-USERGROUP-CREATE-PERMISSIONS-APPLIED
  Rule: A user group is created with permissions

    Scenario Outline: A <type> group has each permission that was sent at its level
      When a user group of the type <type> is created with the permissions offered as permission and other-permission
      Then the user group has the permissions that were sent

      Examples:
        | type            |
        | BeyondInsight   |
        | EntraId         |
        | ActiveDirectory |
        | LdapDirectory   |

  @BI-USERGROUP-CREATE-APPREGIDS-ENABLES-API
  Rule: A user group is granted API registrations

    Scenario: A granted API registration is shown
      When a user group with the API registration offered as api-registration is created
      Then the user group shows each API registration

    Scenario: Each of two granted API registrations is shown
      When a user group with the API registration offered as api-registration and another one is created
      Then the user group shows each API registration

  @BI-USERGROUP-CREATE-SECRETSSAFE-ADMIN
  Rule: Only an administrator creates a user group with Secrets Safe

    Scenario: A caller who is no administrator cannot give the permission
      Given a user group was created by the main caller with the permission offered as secrets-safe-permission
      And it has the permission offered as secrets-safe-permission
      And a user group was created by not-administrator
      When a user group is created by not-administrator with the permission offered as secrets-safe-permission
      Then the request is refused

  @BI-USERGROUP-DELETE-SECRETSSAFE-ADMIN
  Rule: Only an administrator deletes a user group with Secrets Safe

    Scenario: A caller who is no administrator cannot delete the group
      Given an existing user group
      And not-administrator deletes it using deleteUserGroup
      And a user group was created by the main caller with the permission offered as secrets-safe-permission
      And it has the permission offered as secrets-safe-permission
      When the user group is deleted by not-administrator using deleteUserGroup
      Then the request is refused
      And it still has the permission offered as secrets-safe-permission

  @BI-USERGROUP-DELETE-BY-NAME-SECRETSSAFE-ADMIN
  Rule: Only an administrator deletes a user group with Secrets Safe by its name

    Scenario: A caller who is no administrator cannot delete the group by its name
      Given an existing user group
      And not-administrator deletes it using deleteNamedUserGroup
      And a user group was created by the main caller with the permission offered as secrets-safe-permission
      And it has the permission offered as secrets-safe-permission
      When the user group is deleted by not-administrator using deleteNamedUserGroup
      Then the request is refused
      And it still has the permission offered as secrets-safe-permission

  @BI-USERGROUP-DELETE-SECRETSSAFE-BLOCKED
  Rule: A user group with secrets is not deleted

    Scenario: A user group with secrets stays
      Given an existing user group on which deleteUserGroup is accepted
      And a user group offered as group-with-secrets
      And it has the permission offered as secrets-safe-permission
      When deleteUserGroup is called with the id offered as group-with-secrets
      Then the request is refused
      And the user group offered as group-with-secrets still has the permission offered as secrets-safe-permission

  @BI-USERGROUP-CREATE-ENTRA-CLIENTID-REQUIRED
  Rule: A directory without a credential needs one

    Scenario: A request without a client id is refused
      Given a user group of the type EntraId was created
      When a user group of the type EntraId is created without its ClientId
      Then the request is refused

  @BI-USERGROUP-CREATE-ENTRA-CLIENTID-FALLBACK
  Rule: A directory with a credential needs no client id

    Scenario: A request without a client id is accepted
      Given a user group of the type EntraId was created with all its properties
      When a user group of the type EntraId is created without a credential in the directory that has one
      Then the request is accepted

  @BI-USERGROUP-CREATE-AD-BINDUSER-FALLBACK
  Rule: A domain with a credential needs no user

    Scenario: A request without a user is accepted
      Given a user group of the type ActiveDirectory was created with all its properties
      When a user group of the type ActiveDirectory is created without a credential in the directory that has one
      Then the request is accepted

  @BI-USERGROUP-CREATE-LDAP-BINDUSER-FALLBACK
  Rule: An LDAP server with a credential needs no user

    Scenario: A request without a user for an LDAP server is accepted
      Given a user group of the type LdapDirectory was created with all its properties
      When a user group of the type LdapDirectory is created without a credential in the directory that has one
      Then the request is accepted

  @BI-USERGROUP-CREATE-CRED-PERM-EXISTING
  Rule: An existing credential is used by those who may read it

    Scenario Outline: A caller who may not read credentials cannot use one for <type>
      Given a user group of the type <type> was created with the existing credential by credential-reader
      When a user group of the type <type> is created with the existing credential by not-administrator
      Then the request is refused

      Examples:
        | type            |
        | EntraId         |
        | ActiveDirectory |
        | LdapDirectory   |

  @BI-USERGROUP-CREATE-CRED-PERM-NEW
  Rule: A new credential is used by those who may write credentials

    Scenario Outline: A reader of credentials cannot give a new one for <type>
      Given a user group of the type <type> was created
      When a user group of the type <type> is created with a new credential by credential-reader
      Then the request is refused

      Examples:
        | type            |
        | EntraId         |
        | ActiveDirectory |
        | LdapDirectory   |
