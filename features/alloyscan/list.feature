Feature: Listing segments

  @ALLOY-LIST-LIMIT-DEFAULT-50
  Rule: Without a limit a page has 50 segments

    Scenario: Of more than 50 segments 50 are listed when no limit is given
      Given 51 existing segments
      When the segments are listed
      Then exactly 50 segments are listed

  @ALLOY-LIST-OFFSET
  Rule: Pages have no gaps and no overlaps

    Scenario: Pages of 2 contain every segment once
      Given 5 existing segments
      When the segments are listed in pages of 2
      Then every existing segment is listed once

  @ALLOY-LIST-FILTER-TYPE
  Rule: A filter by type is applied

    Scenario: Only segments of the requested type are listed
      Given an existing segment of another type
      And an existing segment
      When the segments of its type are listed
      Then only segments of its type are listed

  @ALLOY-LIST-FILTER-AUDITSERVICE
  Rule: A filter by Audit Service is applied

    Scenario: Only segments of the requested Audit Service are listed
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
