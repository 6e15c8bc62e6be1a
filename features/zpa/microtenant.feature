Feature: Segment groups of Microtenants

  @ZPA-MICROTENANT-MUST-PASS
  Rule: Within a Microtenant its segment groups are listed

    Scenario: A caller within a Microtenant sees a segment group of it
      Given a segment group of another Microtenant
      When the segment groups of that Microtenant are listed from within it
      Then the segment group is listed

  @ZPA-MICROTENANT-ZERO-DEFAULT
  Rule: 0 stands for the Default Microtenant and no other

    Scenario: Other Microtenants are left out when the Default is asked for
      Given a segment group of another Microtenant
      And a segment group without application segments
      When the segment groups of the Default Microtenant are listed
      Then the segment group is listed
      And the segment group of the other Microtenant is not listed

  @ZPA-MICROTENANT-ABSENT-WRITE
  Rule: What names no Microtenant is written to the Default one

    Scenario: A segment group created without naming one is there
      When a segment group is created
      Then the segment group is found in the Default Microtenant

    Scenario: A segment group changed without naming one stays there
      Given a segment group without application segments
      When the segment group is renamed
      Then the segment group is found in the Default Microtenant
