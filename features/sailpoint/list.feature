Feature: Listing segments

  @SP-LIST-ALL
  Rule: The pages of the list contain every segment

    Scenario: Every existing segment is listed once
      Given an existing segment
      And 2 existing segments
      And segments with names like its
      When all the segments are listed
      Then every existing segment is listed once

    Scenario: A segment whose criteria have two comparisons is listed
      Given an existing segment whose visibility criteria have two comparisons
      When all the segments are listed
      Then every existing segment is listed once

  @SP-LIST-LIMIT
  Rule: A limit of zero lists nothing

    Scenario: No segments are listed with a limit of 0
      Given an existing segment
      When the segments are listed with a limit of 0
      Then the request is refused or no segments are listed

  @SP-LIST-LIMIT-DEFAULT-250
  Rule: Without a limit a page has 250 segments

    Scenario: A full page is listed when no limit is given
      When the segments of a tenant with more than one page are listed
      Then a full page of segments is listed

  @SP-LIST-OFFSET-DEFAULT-0
  Rule: Without an offset the list starts with the first segment

    Scenario: No segment is skipped when no offset is given
      Given 3 existing segments
      When the segments are listed
      Then the list starts with the first segment

  @SP-LIST-COUNT-HEADER
  Rule: The total count is returned on request

    Scenario: A list requested with a count has one
      Given an existing segment
      When the segments are listed with a count
      Then the response has a total count

  @SP-LIST-COUNT-BEYOND-PAGE
  Rule: The total count goes beyond the first page

    Scenario: The total of more than one page is more than a page
      When the segments of a tenant with more than one page are listed with a count
      Then the total count is more than a page

  @SP-LIST-COUNT-FALSE-NO-HEADER
  Rule: No count is returned unless it is requested

    Scenario: A list requested without a count has none
      Given an existing segment
      When the segments are listed
      Then the response has no total count

    Scenario: A list requested with the count disabled has none
      Given an existing segment
      When the segments are listed with the count disabled
      Then the response has no total count

  @SP-LIST-429
  Rule: A caller that exceeds the rate limit is refused

    Scenario: A listing over the rate limit is refused
      Given segments that can be listed
      And as many listings of segments as the rate limit allows
      When the segments are listed
      Then the request is refused

  @SP-LIST-429-RETRY-AFTER
  Rule: The refusal says how long to wait

    Scenario: A caller that waits for the given time is served again
      Given segments that can be listed
      And as many listings of segments as the rate limit allows
      And one more listing of segments, which is refused with a time to wait
      When the segments are listed after that time
      Then the request is accepted
