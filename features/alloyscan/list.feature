Feature: Listing segments

  @ALLOY-LIST-TOTAL
  Rule: The total counts every segment, not the page

    Scenario: A page of one still counts the others
      Given 3 existing segments
      When the segments are listed with a limit of 1
      Then the total exceeds the number of segments listed

  @ALLOY-LIST-LIMIT
  Rule: A limit is kept

    Scenario: A limit of 2 lists no more than 2 segments
      Given 3 existing segments
      When the segments are listed with a limit of 2
      Then at most 2 segments are listed

  @ALLOY-LIST-LIMIT-DEFAULT-50
  Rule: Without a limit a page has 50 segments

    Scenario: 50 of more segments are listed when no limit is given
      Given 51 existing segments
      When the segments are listed
      Then exactly 50 segments are listed

  @ALLOY-LIST-OFFSET
  Rule: Pages follow each other without a gap and without an overlap

    Scenario: Pages of 2 hold every segment once
      Given 5 existing segments
      When the segments are listed in pages of 2
      Then every existing segment is listed once

  @ALLOY-LIST-FILTER-TYPE
  Rule: A filter by type is kept

    Scenario: Only segments of the type asked for are listed
      Given an existing segment of another type
      And an existing segment
      When the segments of its type are listed
      Then only segments of its type are listed

  @ALLOY-LIST-FILTER-AUDITSERVICE
  Rule: A filter by Audit Service is kept

    Scenario: Only segments of the Audit Service asked for are listed
      Given an existing segment of another Audit Service
      And an existing segment
      When the segments of its Audit Service are listed
      Then only segments of its Audit Service are listed

  @ALLOY-LIST-SITE-SCOPE
  Rule: Only segments of the caller's site are listed

    Scenario: A segment of another site is not listed
      Given an existing segment on another site
      When the segments are listed
      Then that segment is not listed
