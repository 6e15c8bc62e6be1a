Feature: Listing segments

  @ALLOY-LIST-LIMIT-DEFAULT-50
  Rule: Without a limit a page has 50 segments

    Scenario: Of more than 50 segments 50 are listed when no limit is given
      Given 51 existing segments
      When the segments are listed
      Then exactly 50 segments are listed

  @ALLOY-LIST-SITE-SCOPE
  Rule: Only segments of the caller's site are listed

    Scenario: A segment of another site is not listed
      Given an existing segment on another site
      When the segments are listed
      Then that segment is not listed
