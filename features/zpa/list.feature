Feature: Listing and searching segment groups

  @ZPA-LIST-PAGESIZE-DEFAULT-20
  Rule: Without a page size a page has 20 segment groups

    Scenario: Of more than 20 segment groups 20 are listed when no size is given
      Given 21 existing segment groups
      When the segment groups are listed
      Then exactly 20 segment groups are listed

  @ZPA-LIST-PAGESIZE-MAX-500
  Rule: A page never has more than 500 segment groups

    Scenario: A page of 501 is refused or truncated
      Given a Microtenant with more segment groups than fit on a page
      When its segment groups are listed with a page size above the maximum
      Then no more segment groups than fit on a page are listed

  @ZPA-LIST-SEARCH-FALSE
  Rule: A search for segment groups that are not enabled finds no others

    Scenario: Of two segment groups the one that is not enabled is found
      Given an enabled segment group
      And a segment group that is not enabled
      When the segment groups that are not enabled are searched for
      Then the segment group is listed
      And the first segment group is not listed
