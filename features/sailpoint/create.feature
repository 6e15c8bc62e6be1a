Feature: Creating segments

  @SP-CREATE-201
  Rule: The response is the created segment

    Scenario: The response to a creation shows criteria with two comparisons
      When a segment is created whose visibility criteria have two comparisons
      Then the response shows the segment as it was sent

  @SP-CREATE-READONLY-IN-REQUEST
  Rule: Read-only properties may be sent

    Scenario: A creation that sends an id and dates is accepted
      Given an existing segment
      When a segment is created with an id and dates in the request
      Then the request is accepted
