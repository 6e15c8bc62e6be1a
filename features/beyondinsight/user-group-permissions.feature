Feature: Permissions of user groups

  @BI-UGPERM-LIST-SCOPE-GROUP
  Rule: Only permissions of the user group are listed

    Scenario: A permission of another user group is not listed
      Given a user group without permissions
      And its permission offered as permission was set to 3
      And another user group without permissions
      When the permissions of the user group are listed
      Then the permission offered as permission is not among them

  @BI-UGPERM-SET-EFFECT
  Rule: Permissions that were set are listed

    Scenario: Two permissions are listed with their levels
      Given a user group without permissions
      When the permissions offered as permission and other-permission of the user group are set
      Then the user group has the permissions that were sent

    Scenario Outline: A permission that was set to <before> can be set to <level>
      Given a user group without permissions
      And its permission offered as permission was set to <before>
      When the permission offered as permission of the user group is set to <level>
      Then the user group has the permissions that were sent

      Examples:
        | before | level |
        | 1      | 3     |
        | 3      | 1     |
        | 3      | 0     |

  @BI-UGPERM-SET-SECRETSSAFE-ADMIN
  Rule: Only an administrator adds Secrets Safe

    Scenario: A caller who is no administrator cannot add the permission
      Given a user group without permissions
      And its permission offered as secrets-safe-permission was set to 1
      And another user group without permissions
      And its permission offered as permission was set to 1 by not-administrator
      When the permission offered as secrets-safe-permission of the user group is set to 1 by not-administrator
      Then the request is refused

  @BI-UGPERM-SET-SECRETSSAFE-NO-DISABLE
  Rule: Secrets Safe is not disabled where there are secrets

    Scenario: A user group with secrets keeps Secrets Safe
      Given a user group without permissions
      And its permission offered as secrets-safe-permission was set to 1
      And its permission offered as secrets-safe-permission was set to 0
      And a user group offered as group-with-secrets
      And it has the permission offered as secrets-safe-permission
      When the permission offered as secrets-safe-permission of the user group is set to 0
      Then the request is refused

  @BI-UGPERM-DELETE-ALL
  Rule: All permissions of a user group can be deleted

    Scenario: A user group has no permission after all were deleted
      Given a user group without permissions
      And its permissions offered as permission and other-permission were set
      When the permissions of the user group are deleted
      Then the user group has neither the permission offered as permission nor other-permission

    Scenario: Permissions of another user group stay
      Given a user group without permissions
      And its permission offered as permission was set to 1
      And another user group without permissions
      And its permission offered as permission was set to 1
      When the permissions of the user group are deleted
      Then the other user group still has the permission offered as permission

  @BI-UGPERM-DELETE-SECRETSSAFE-ADMIN
  Rule: Only an administrator removes Secrets Safe

    Scenario: A caller who is no administrator cannot delete the permissions
      Given a user group without permissions
      And its permission offered as permission was set to 1
      And its permissions were deleted by not-administrator
      And another user group without permissions
      And its permission offered as secrets-safe-permission was set to 1
      When the permissions of the user group are deleted by not-administrator
      Then the request is refused

  @BI-UGPERM-DELETE-SECRETSSAFE-BLOCKED
  Rule: Permissions are not deleted where there are secrets

    Scenario: A user group with secrets keeps its permissions
      Given a user group without permissions
      And its permission offered as secrets-safe-permission was set to 1
      And its permissions were deleted
      And a user group offered as group-with-secrets
      And it has the permission offered as secrets-safe-permission
      When the permissions of the user group are deleted
      Then the request is refused
