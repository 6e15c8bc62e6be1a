Feature: Parcels

  @ACME-DELETE-409
  Rule: A parcel on its way is not deleted

    Scenario: A parcel that has been sent stays
      Given an existing parcel on which deleteParcel is accepted
      And a parcel that has been sent
      When deleteParcel is called on that parcel
      Then the request is refused

  @ACME-SEND
  Rule: A parcel is sent

    Scenario: A parcel that was sent is shown as such
      Given an existing parcel
      When sendParcel is called on that parcel
      Then the parcel is sent
