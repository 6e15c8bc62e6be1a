Feature: Scanning segments

  @ALLOY-SCAN-AUDIT-TRUE
  Rule: A scan can be followed by an audit

    Scenario: A scan with an audit is accepted
      Given a segment that can be scanned
      When the segment is scanned with an audit
      Then the request is accepted

  @ALLOY-SCAN-400-NO-AUDITSERVICE
  Rule: A segment without an Audit Service cannot be scanned

    Scenario: A scan of a segment without an Audit Service is refused
      Given a segment that can be scanned
      When a segment without an Audit Service is scanned
      Then the request is refused

  @ALLOY-SCAN-409-RUNNING
  Rule: Only one scan of a segment runs at a time

    Scenario: A scan of a segment that is being scanned is refused
      Given a segment that can be scanned
      When a segment that is being scanned is scanned
      Then the request is refused

  @ALLOY-SCAN-STARTS
  Rule: An accepted scan is running

    Scenario: A second scan right after the first is refused
      Given an existing segment that is scanned
      When scanSegment is called on that segment
      Then the request is refused
