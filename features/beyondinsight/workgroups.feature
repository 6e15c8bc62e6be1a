Feature: Workgroups

  @BI-WORKGROUP-LIST-PERMITTED-ONLY
  Rule: Only workgroups of the caller are listed

    Scenario: A workgroup that the caller may not see is not listed
      When the workgroups are listed
      Then the workgroup offered as foreign-workgroup is not listed

  @BI-WORKGROUP-GET-BY-NAME-QUERY-NAME
  Rule: A read by name returns the workgroup of that name

    Scenario: Reading a workgroup by its name returns that workgroup
      Given an existing workgroup
      When listWorkgroups/@by-name is called with the name of the workgroup
      Then the response is the requested workgroup

  @BI-WORKGROUP-GET-BY-NAME-PATH-BY-NAME
  Rule: A name in the path selects the workgroup of that name

    Scenario: Reading a workgroup by a name in the path returns that workgroup
      Given an existing workgroup
      When getWorkgroup/@by-name is called with the name of the workgroup
      Then the response is the requested workgroup

  @BI-WORKGROUP-GET-PERM
  Rule: A workgroup is shown to those who may see its organization

    Scenario: A workgroup that the caller may not see is not read
      Given an existing workgroup
      When getWorkgroup is called with the id offered as foreign-workgroup
      Then the request is refused

  @BI-WORKGROUP-GET-BY-NAME-PERM
  Rule: A name shows a workgroup only to those who may see it

    Scenario: A workgroup that the caller may not see has no name
      Given an existing workgroup
      And listWorkgroups/@by-name is accepted with the name of the workgroup
      When listWorkgroups/@by-name is called with the name offered as foreign-workgroup-name
      Then the request is refused

  @BI-WORKGROUP-GET-BY-NAME-PATH-PERM
  Rule: A name in the path shows a workgroup only to those who may see it

    Scenario: A workgroup that the caller may not see has no path
      Given an existing workgroup
      And getWorkgroup/@by-name is accepted with the name of the workgroup
      When getWorkgroup/@by-name is called with the name offered as foreign-workgroup-name
      Then the request is refused
