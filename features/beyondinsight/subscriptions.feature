Feature: Delivery of subscriptions

  @BI-SUBDELIVERY-LIST-ADMIN-ALL
  Rule: An administrator sees all deliveries

    Scenario Outline: The <delivery> of another user is listed for an administrator
      When the deliveries are listed by the main caller
      Then the delivery offered as <delivery> is among the listed ones

      Examples:
        | delivery     |
        | delivery     |
        | own-delivery |

  @BI-SUBDELIVERY-LIST-OTHERS-OWN
  Rule: Anybody else sees his own deliveries

    Scenario: A delivery is listed for the caller who created it
      Given the delivery offered as own-delivery is in the list of the main caller
      When the deliveries are listed by report-reader
      Then the delivery offered as own-delivery is among the listed ones

    Scenario: A delivery of somebody else is not listed
      Given the delivery offered as delivery is in the list of the main caller
      When the deliveries are listed by report-reader
      Then the delivery offered as delivery is not among the listed ones

  @BI-SUBDELIVERY-DOWNLOAD-OTHERS-OWN
  Rule: Anybody else downloads his own deliveries

    Scenario: A delivery of somebody else is not downloaded
      Given the delivery offered as delivery was downloaded by the main caller
      And the delivery offered as own-delivery was downloaded by report-reader
      When the delivery offered as delivery is downloaded by report-reader
      Then the request is refused

  @BI-SUBDELIVERY-DOWNLOAD-QUERY-ID
  Rule: A download returns the requested delivery

    Scenario Outline: The id of the <delivery> selects it
      Given the delivery offered as <delivery> is in the list of the main caller
      When the delivery offered as <delivery> is downloaded by the main caller
      Then the response is the delivery offered as <delivery>

      Examples:
        | delivery     |
        | delivery     |
        | own-delivery |
