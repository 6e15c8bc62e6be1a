Feature: Creating segments

  @ALLOY-CREATE-409-SITE-SCOPE
  Rule: A name taken on another site is available on this one

    Scenario: The name of a segment of another site is accepted
      Given an existing segment on another site
      When a segment of that name is created on this site
      Then the request is accepted

  @ALLOY-CREATE-400-MALFORMED-ADDRESS
  Rule: A malformed address is refused

    Scenario Outline: An address block with <fault> is refused
      Given an existing segment
      When a segment is created with the address <address>
      Then the request is refused

      Examples:
        | fault                | address         |
        | an impossible prefix | 10.0.0.0/99     |
        | a negative prefix    | 10.0.0.0/-1     |
        | two prefixes         | 10.0.0.0/24/8   |
        | a number too large   | 10.0.0.999/24   |
        | five numbers         | 10.0.0.0.0/24   |

    Scenario: A malformed address after a valid one is refused
      Given an existing segment
      When a segment is created with the addresses 10.0.0.0/24 and 10.0.0.0/99
      Then the request is refused

  @ALLOY-CREATE-400-UNKNOWN-AUDITSERVICE
  Rule: A segment needs an Audit Service that exists

    Scenario: A segment for an unknown Audit Service is refused
      Given an existing segment
      When a segment is created for an unknown Audit Service
      Then the request is refused

  @ALLOY-VALID-TYPE-ENUM
  Rule: The type is a known segment type

    Scenario: A segment of an unknown type is refused
      Given an existing segment
      When a segment is created with an unknown type
      Then the request is refused

  @ALLOY-VALID-AUDITSERVICE-NONCLOUD
  Rule: A segment other than a cloud segment needs an Audit Service

    Scenario: An address list without an Audit Service is refused
      Given an existing segment
      When a segment is created without an Audit Service
      Then the request is refused

  @ALLOY-VALID-AUDITSERVICE-CLOUD-OPTIONAL
  Rule: A cloud segment needs no Audit Service

    Scenario: A cloud segment without an Audit Service is accepted
      Given an existing segment
      When a cloud segment is created without an Audit Service
      Then the request is accepted

  @ALLOY-VALID-ADDRESSES-REQUIRED
  Rule: Address lists and ranges need addresses

    Scenario: An address list without addresses is refused
      Given an existing segment
      When a segment is created without addresses
      Then the request is refused

  @ALLOY-VALID-ADDRESSES-IP-RANGE
  Rule: A range of addresses needs addresses

    Scenario: An IP range without addresses is refused
      Given an existing segment
      When an IP range is created without addresses
      Then the request is refused

  @ALLOY-VALID-NAME-REQUIRED
  Rule: A segment has a name

    Scenario: Every documented limit of a new segment is enforced
      When a segment is created beyond each documented limit in turn
      Then every request is refused
