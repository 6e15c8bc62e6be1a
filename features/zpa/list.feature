Feature: Listing and searching segment groups

  @ZPA-LIST-ALL
  Rule: The pages together hold every segment group

    Scenario: Every segment group is on one of the pages
      Given 3 existing segment groups
      When all the segment groups are listed
      Then every existing segment group is listed once

  @ZPA-LIST-PAGE-PARAM
  Rule: Pages are numbered from 1

    Scenario: Page 1 begins the list and page 2 goes on
      Given 5 existing segment groups
      When two pages of 2 segment groups are listed in turn
      Then the second page goes on where the first ended

  @ZPA-LIST-PAGESIZE-PARAM
  Rule: A page size is kept

    Scenario: A page of 2 has no more than 2 segment groups
      Given 3 existing segment groups
      When the segment groups are listed with a limit of 2
      Then at most 2 segment groups are listed

  @ZPA-LIST-PAGESIZE-DEFAULT-20
  Rule: Without a page size a page has 20 segment groups

    Scenario: 20 of more segment groups are listed when no size is given
      Given 21 existing segment groups
      When the segment groups are listed
      Then exactly 20 segment groups are listed

  @ZPA-LIST-PAGESIZE-MAX-500
  Rule: A page never has more than 500 segment groups

    Scenario: A page of 501 is refused or cut down
      Given a Microtenant with more segment groups than a page may have
      When more of its segment groups than that are listed on one page
      Then no more of them are listed than a page may have

  @ZPA-LIST-SEARCH-EQ
  Rule: A search finds only what meets the condition

    Scenario: A search for the enabled finds none that is disabled
      Given an enabled and a disabled segment group
      When the enabled segment groups are searched for
      Then only enabled segment groups are listed
