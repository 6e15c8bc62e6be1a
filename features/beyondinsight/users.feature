Feature: Users

  @BI-USER-LIST-QUERY-USERNAME
  Rule: A user name selects the users of that name

    Scenario: Only the users of the requested name are listed
      Given an existing user
      And an existing user
      When listUsers/@by-name is called with the name of the user
      Then all of them have its name

  @BI-USER-LIST-USERNAME-PLAIN-LOCAL
  Rule: A plain name finds a user of BeyondInsight

    Scenario: A user of BeyondInsight is found by a plain name
      Given an existing user
      When listUsers/@by-name is called with the name of the user
      Then the user is among them

    Scenario: An application user is found by a plain name
      Given a user of the type Application was created
      When listUsers/@by-name is called with the name of the user
      Then the user is among them

  @BI-USER-LIST-USERNAME-DOMAIN-DIRECTORY
  Rule: A name with a domain finds a user of a directory

    Scenario: A user of Active Directory is found by domain and name
      Given a user of the type ActiveDirectory was created
      When the users of its domain and name are listed
      Then the user is among them

  @BI-USER-LIST-INCLUDEINACTIVE-DEFAULT-FALSE
  Rule: Inactive users are not listed

    Scenario: An inactive user is not listed
      Given a user offered as inactive-user
      And the user is not active
      When the users are listed
      Then the user offered as inactive-user is not listed

  @BI-USER-LIST-INCLUDEINACTIVE-TRUE
  Rule: Inactive users are listed on request

    Scenario: An inactive user is listed on request
      Given a user offered as inactive-user
      And the user is not active
      When the users are listed with the query includeInactive=true
      Then the user is among them

  @BI-USER-LIST-APPUSER-SECRET-NULL
  Rule: Client secrets are not listed

    Scenario: The client secret of an application user is not listed
      Given a user of the type Application was created
      When the users are listed
      Then the user is listed without its client secret

  @BI-USER-LIST-APPUSER-SHAPE
  Rule: An application user is listed with its own properties

    Scenario: The list shows what only an application user has
      Given a user of the type Application was created
      When the users are listed
      Then the user is listed as an application user

  @BI-USER-GET-APPUSER-SECRET-NULL
  Rule: A client secret is not shown again

    Scenario: Reading an application user shows no client secret
      Given a user of the type Application was created
      When the user is read
      Then the response shows no client secret

  @BI-USER-GET-APPUSER-SHAPE
  Rule: An application user is shown as an object

    Scenario: Reading an application user returns an object
      Given a user of the type Application was created
      When the user is read
      Then the response is an application user

  @BI-USER-CREATE-NO-GROUPS
  Rule: A new user is in no group

    Scenario: A created user has no memberships
      Given an existing user group
      And an existing user
      When the user groups of the user are listed
      Then none are listed

  @BI-USER-CREATE-APP-SECRET-RETURNED
  Rule: A created application user has a client secret

    Scenario: The response to the creation has a client secret
      When a user of the type Application is created
      Then the response shows a client secret

  @BI-USER-CREATE-APPUSER-SHAPE
  Rule: A created application user is shown as an object

    Scenario: Creating an application user returns an object
      When a user of the type Application is created
      Then the response is an application user

  @BI-USER-CREATE-ENTRA-CLIENTID-REQUIRED
  Rule: A tenant without a credential needs one

    Scenario: A user without a client id is refused
      Given a user of the type EntraId was created
      When a user of the type EntraId is created without its ClientId
      Then the request is refused

  @BI-USER-CREATE-ENTRA-CLIENTID-FALLBACK
  Rule: A tenant with a credential needs no client id

    Scenario: A user without a client id is accepted
      Given a user of the type EntraId was created with all its properties
      When a user of the type EntraId is created without a credential in the directory that has one
      Then the request is accepted

  @BI-USER-CREATE-AD-BINDUSER-FALLBACK
  Rule: A domain with a credential needs no user to bind with

    Scenario: A user of a domain is accepted without one
      Given a user of the type ActiveDirectory was created with all its properties
      When a user of the type ActiveDirectory is created without a credential in the directory that has one
      Then the request is accepted

  @BI-USER-CREATE-LDAP-BINDUSER-FALLBACK
  Rule: An LDAP server with a credential needs no user to bind with

    Scenario: A user of an LDAP server is accepted without one
      Given a user of the type LdapDirectory was created with all its properties
      When a user of the type LdapDirectory is created without a credential in the directory that has one
      Then the request is accepted

  @BI-USER-CREATE-ENTRA-CRED-PERM
  Rule: The credential of a tenant is used by those who may read it

    Scenario: A caller who may not read credentials cannot use that of a tenant
      Given a user of the type EntraId was created with the existing credential by credential-reader
      When a user of the type EntraId is created with the existing credential by not-administrator
      Then the request is refused

  @BI-USER-CREATE-ENTRA-CRED-PERM-NEW
  Rule: A new credential of a tenant is given by those who may write credentials

    Scenario: A reader of credentials cannot give a tenant a new one
      Given a user of the type EntraId was created
      When a user of the type EntraId is created with a new credential by credential-reader
      Then the request is refused

  @BI-USER-QUARANTINE-EFFECT
  Rule: A user is quarantined

    Scenario: A quarantined user is shown as such
      Given an existing user
      And the user is not quarantined
      When quarantineUser is called on that user
      Then the user is quarantined

  @BI-USER-RECYCLESECRET-APPUSER-ONLY
  Rule: Only an application user has a client secret

    Scenario: A user of BeyondInsight gets no client secret
      Given a user of the type Application was created
      And its client secret was recycled
      And an existing user
      When recycleClientSecret is called on that user
      Then the request is refused

  @BI-USER-RECYCLESECRET-NEW-SECRET
  Rule: A recycled client secret is a new one

    Scenario: Two recycled secrets differ
      Given a user of the type Application was created
      And its client secret was recycled
      When recycleClientSecret is called on that user
      Then the client secret is another one than before

  @BI-USER-UPDATE-NO-AD-LDAP
  Rule: Users of Active Directory and LDAP are not changed

    Scenario Outline: A user of the type <type> is not changed
      Given an existing user on which updateUser is accepted
      And a user of the type <type> was created
      When it is changed like a user of BeyondInsight
      Then the request is refused

      Examples:
        | type            |
        | ActiveDirectory |
        | LdapDirectory   |

  @BI-USER-UPDATE-APP-BODY
  Rule: An application user gets another access policy

    Scenario: A changed application user has the new access policy
      Given a user of the type Application was created
      When it gets the access policy offered as other-access-policy
      Then the user has that access policy

  @BI-USER-UPDATE-APPUSER-SHAPE
  Rule: A changed application user is shown as an object

    Scenario: Changing an application user returns an object
      Given a user of the type Application was created
      When it gets the access policy offered as access-policy
      Then the response is an application user

  @BI-USER-UPDATE-APP-SECRET-NULL
  Rule: A change shows no client secret

    Scenario: Changing an application user shows no client secret
      Given a user of the type Application was created
      When it gets the access policy offered as access-policy
      Then the response shows no client secret

  @BI-USER-DELETE-SECRETS-SOLE-OWNER
  Rule: The only owner of a secret is not deleted

    Scenario: The only owner of a secret stays
      Given an existing user on which deleteUser is accepted
      When deleteUser is called with the id offered as sole-owner
      Then the request is refused
