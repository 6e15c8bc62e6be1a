Feature: Listing segments

  @SP-LIST-ALL
  Rule: The pages of the list hold every segment

    Scenario: Existing segments are listed, each once
      Given an existing segment
      And 2 existing segments
      When all the segments are listed
      Then every existing segment is listed once

    Scenario: A segment whose criteria join two comparisons is listed
      Given an existing segment whose visibility criteria join two
      When all the segments are listed
      Then every existing segment is listed once

  @SP-LIST-LIMIT
  Rule: A limit is kept

    Scenario: A limit of 2 lists no more than 2 segments
      Given 3 existing segments
      When the segments are listed with a limit of 2
      Then at most 2 segments are listed

  @SP-LIST-LIMIT-DEFAULT-250
  Rule: Without a limit a page has 250 segments

    Scenario: A full page is listed when no limit is given
      When the segments of a tenant that has more than a page are listed
      Then a full page of segments is listed

  @SP-LIST-OFFSET
  Rule: An offset passes over the first segments

    Scenario: An offset of 1 passes over one segment
      Given 3 existing segments
      When the segments are listed with an offset of 1
      Then the list begins with the second segment

  @SP-LIST-OFFSET-DEFAULT-0
  Rule: Without an offset the list begins at its beginning

    Scenario: No segment is passed over when no offset is given
      Given 3 existing segments
      When the segments are listed
      Then the list begins with the first segment

  @SP-LIST-COUNT-HEADER
  Rule: The segments are counted on request

    Scenario: A list that is asked for a count has one
      Given an existing segment
      When the segments are listed with a count
      Then the response counts the segments

  @SP-LIST-COUNT-IGNORES-PAGING
  Rule: The count is of all segments, not of the page

    Scenario: A page of one still counts the others
      Given 3 existing segments
      When the segments are listed with a count and a limit of 1
      Then the total exceeds the number of segments listed

  @SP-LIST-COUNT-FALSE-NO-HEADER
  Rule: Nothing is counted that nobody asked for

    Scenario: A list that is not asked for a count has none
      Given an existing segment
      When the segments are listed
      Then the response counts nothing

    Scenario: A list whose count is switched off has none
      Given an existing segment
      When the segments are listed with the count switched off
      Then the response counts nothing

  @SP-LIST-429
  Rule: Who comes too often is refused

    Scenario: A listing past the rate limit is refused
      Given segments that can be listed
      And all the listings of segments that the rate limit allows
      When the segments are listed
      Then the request is refused

  @SP-LIST-429-RETRY-AFTER
  Rule: The refusal says how long to wait

    Scenario: Whoever waits as told is served again
      Given segments that can be listed
      And all the listings of segments that the rate limit allows
      And one listing of segments more, which is told how long to wait
      When the segments are listed after that time
      Then the request is accepted
