Feature: Segment groups of Microtenants

  @ZPA-MICROTENANT-MUST-PASS
  Rule: A caller within a Microtenant can list its segment groups

    Scenario: A caller within a Microtenant sees its segment group
      Given a segment group of another Microtenant
      When the segment groups of that Microtenant are listed by a caller within it
      Then the segment group is listed

    Scenario: A caller within a Microtenant does not see those of the Default
      Given a segment group without application segments
      When the segment groups of that Microtenant are listed by a caller within it
      Then the first segment group is not listed

  @ZPA-MICROTENANT-LIST-NAMED
  Rule: The segment groups of a Microtenant are listed

    Scenario: The segment groups of another Microtenant are listed for its id
      Given a segment group of another Microtenant
      When the segment groups of that Microtenant are listed
      Then the segment group is listed

    Scenario: Those of the Default are not listed for the id of another Microtenant
      Given a segment group without application segments
      And a segment group of another Microtenant
      When the segment groups of that Microtenant are listed
      Then the first segment group is not listed

  @ZPA-MICROTENANT-ZERO-DEFAULT
  Rule: 0 means only the Default Microtenant

    Scenario: Other Microtenants are excluded when the Default is requested
      Given a segment group of another Microtenant
      And a segment group without application segments
      When the segment groups of the Default Microtenant are listed
      Then the segment group is listed
      And the segment group of the other Microtenant is not listed

    Scenario: A search of the Default Microtenant finds none of another
      Given a segment group of another Microtenant
      And an enabled segment group
      When the enabled segment groups of the Default Microtenant are searched for
      Then the segment group is listed
      And the segment group of the other Microtenant is not listed

  @ZPA-MICROTENANT-ABSENT-WRITE
  Rule: Writes that name no Microtenant go to the Default one

    Scenario: A segment group created without a Microtenant is in the Default one
      When a segment group is created
      Then the segment group is found in the Default Microtenant

    Scenario: A creation does not go to the Microtenant of the call before
      Given a segment group of another Microtenant
      When a segment group is created
      Then the segment group is found in the Default Microtenant

    Scenario: A segment group changed without a Microtenant stays in the Default
      Given a segment group without application segments
      When the segment group is renamed
      Then the segment group is found in the Default Microtenant

  @ZPA-MICROTENANT-NULL-ALL
  Rule: null means all Microtenants

    Scenario: The segment groups of another Microtenant are among those of all
      Given a segment group of another Microtenant
      When the segment groups of all Microtenants are listed
      Then the segment group is listed

  @ZPA-CUSTOMERID-OWN
  Rule: A segment group belongs to one customer

    Scenario: A segment group is not found under another customer
      Given an existing segment group
      When the segment group is read under another customer
      Then the request is refused
