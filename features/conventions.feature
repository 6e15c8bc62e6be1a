Feature: Conventions

  # What is required of every resource, each once. A Rule is a convention: its tag is the name that
  # the rows of rules.yaml use. The Examples are those rows, filled in at loading.

  @created-found
  Rule: A created object is found by its id

    Scenario Outline: <a noun> created<using> can be read back
      When <a noun> is created<using> with all its properties
      Then the <noun> is found as it was sent

  @created-with
  Rule: A property of its own rule is stored at creation

    Scenario Outline: <a noun> is created<using> with its <properties>
      When <a noun> is created<using> with all its properties
      Then the <noun> is found as it was sent

  @created-listed
  Rule: A created object is listed

    Scenario Outline: <a noun> created<using> is listed
      Given an existing <noun>
      When <a noun> is created<using> with all its properties
      Then the <noun> is listed as it was sent

  @created-shown
  Rule: The response to a creation is the created object

    Scenario Outline: The response to a creation<using> shows the <noun> as it was sent
      When <a noun> is created<using> with all its properties
      Then the response shows the <noun> as it was sent

  @read-by-id
  Rule: A read returns the object with that id

    Scenario Outline: Reading <a noun> returns the requested <noun>
      Given an existing <noun>
      And an existing <noun>
      When the <noun> is read
      Then the response is the requested <noun>

    Scenario Outline: The beginning of an id is not the id of the <noun>
      Given an existing <noun>
      When the beginning of the id of the <noun> is read
      Then the request is refused or another <noun> is shown

  @changed
  Rule: Properties can be changed

    Scenario Outline: <a noun> keeps its new <properties>
      Given an existing <noun>
      When the <noun> gets a new value for each of: <properties>
      Then the <noun> shows each new value

  @change-shown
  Rule: The response to a change is the changed object

    Scenario Outline: The response to a change shows the changed <noun>
      Given an existing <noun>
      When the <noun> is renamed
      Then the response shows the <noun> as it was changed

  @change-listed
  Rule: The listing shows a changed object as it is

    Scenario Outline: A changed <noun> is listed as it is
      Given an existing <noun>
      When the <noun> is renamed
      Then the <noun> is listed as it was changed

  @cleared
  Rule: Properties can be cleared

    Scenario Outline: <a noun> loses its <properties>
      Given an existing <noun>
      When the <noun> gets an empty value for each of: <properties>
      Then the <noun> shows each new value

  @links-added
  Rule: Links can be added

    Scenario Outline: An id in <properties> of <a noun> is linked beside others
      Given an existing <noun> without links
      When two ids are sent as <properties> of the <noun>, one after the other
      Then the <noun> shows each new value

    Scenario Outline: All ids in <properties> of <a noun> are linked
      Given an existing <noun> without links
      When two ids are sent as <properties> of the <noun> at once
      Then the <noun> shows each new value

  @links-removed
  Rule: Links can be removed

    Scenario Outline: Only the ids in <properties> of <a noun> are unlinked
      Given an existing <noun> with two links
      When one id is sent as <properties> of the <noun>
      Then the <noun> shows each new value

    Scenario Outline: All ids in <properties> of <a noun> are unlinked
      Given an existing <noun> with two links
      When two ids are sent as <properties> of the <noun> at once
      Then the <noun> shows each new value

  @links-stay
  Rule: Links stay when something else changes

    Scenario Outline: Renaming <a noun> with links leaves the links as they were
      Given an existing <noun> with two links
      When the <noun> is renamed
      Then the rest of the <noun> is unchanged

  @links-known
  Rule: Only what exists can be linked

    Scenario Outline: An unknown id among known ones in <properties> of <a noun> is refused
      Given an existing <noun> with two links
      When an unknown id is sent as <properties> of the <noun> between known ones
      Then the request is refused

  @created-links-known
  Rule: Only what exists can be linked at creation

    Scenario Outline: <a noun> is not created with an unknown id among its <properties>
      Given an existing <noun> with two links
      When <a noun> is created with an unknown id among its <properties>
      Then the request is refused

  @rest-unchanged
  Rule: What is not sent stays unchanged

    Scenario Outline: Renaming <a noun> changes nothing else
      Given an existing <noun>
      When the <noun> is renamed
      Then the rest of the <noun> is unchanged

    Scenario Outline: Changes of <a noun>, alone and two together, change nothing else
      Given an existing <noun>
      When each property of the <noun> is changed alone, and every two together
      Then the <noun> shows each new value

  @removed-not-found
  Rule: A deleted object is not found

    Scenario Outline: <a noun> deleted<using> is no longer found
      Given an existing <noun> that can be deleted
      When the <noun> is deleted<using>
      Then the <noun> is no longer found

  @changed-removed
  Rule: A changed object that is deleted is not found

    Scenario Outline: <a noun> that was changed and deleted<using> is no longer found
      Given a renamed <noun>
      When the <noun> is deleted<using>
      Then the <noun> is no longer found

  @removed-not-listed
  Rule: A deleted object is not listed

    Scenario Outline: <a noun> deleted<using> is no longer listed
      Given an existing <noun> that can be deleted
      When the <noun> is deleted<using>
      Then the <noun> is no longer listed

  @others-stay
  Rule: Only the deleted object is removed

    Scenario Outline: Other <nouns> are still there after a deletion<using>
      Given an existing <noun>
      And an existing <noun> that can be deleted
      And <nouns> with names like its<using>
      When the <noun> is deleted<using>
      Then the other <nouns> are still there

  @name-taken
  Rule: A name is unique

    Scenario Outline: A second <noun> of the same name is refused
      Given an existing <noun>
      When another <noun> of the same name is created
      Then the request is refused

  @renamed-to-taken
  Rule: A name stays unique when it is changed

    Scenario Outline: One <noun> cannot take the name of another
      Given an existing <noun>
      And another existing <noun> that can be renamed
      When the <noun> is renamed to the name of the other
      Then the request is refused
      And the <noun> still has its name

  @own-name
  Rule: The name of an object is not taken by itself

    Scenario Outline: A change may repeat the name of the <noun>
      Given an existing <noun> that can be renamed
      When the <noun> is renamed to its own name
      Then the request is accepted

  @gone
  Rule: A deleted object cannot be used

    Scenario Outline: <operation> refuses a deleted <noun>
      Given an existing <noun> on which <operation> is accepted
      And a deleted <noun>
      When <operation> is called on that <noun>
      Then the request is refused

  @unknown
  Rule: An unknown object cannot be used

    Scenario Outline: <operation> refuses an unknown <noun>
      Given an existing <noun> on which <operation> is accepted
      When <operation> is called on an unknown <noun>
      Then the request is refused

  @elsewhere
  Rule: An object of another scope cannot be used

    Scenario Outline: <operation> refuses <a noun> of another scope
      Given an existing <noun> on which <operation> is accepted
      And an existing <noun> of another scope
      When <operation> is called on that <noun>
      Then the request is refused

  @foreign-caller
  Rule: A caller of another tenant cannot use an object

    Scenario Outline: <operation> on <a noun> is refused to a caller of another tenant
      Given an existing <noun> on which <operation> is accepted
      And an existing <noun> that can be deleted
      When <operation> is called on that <noun> with the <credential>
      Then the request is refused

  @made-by-another
  Rule: What a caller sees does not depend on who made it

    Scenario Outline: <a noun> that another caller created is listed
      Given an existing <noun> made with the <credential>
      When all the <nouns> are listed
      Then every existing <noun> is listed once

  @changed-by-another
  Rule: What a caller changes does not depend on who made it

    Scenario Outline: A change of <a noun> by another caller is shown
      Given an existing <noun> that can be renamed
      When the <noun> is renamed with the <credential>
      Then the <noun> shows the new name

  @foreign-not-listed
  Rule: An object of another tenant is not listed

    Scenario Outline: <a noun> of another tenant is not listed
      Given an existing <noun> made with the <credential>
      And an existing <noun>
      When the <nouns> are listed
      Then the other <noun> is not listed

  @behind-the-end
  Rule: There is nothing behind the last object

    Scenario Outline: A page behind the last <noun> is empty
      Given an existing <noun>
      When the <nouns> are listed from behind the last one
      Then no <nouns> are listed

  @created-beside
  Rule: A creation changes no other object

    Scenario Outline: <a noun> created after a deletion is another one
      Given an existing <noun>
      And an existing <noun>
      And the first <noun> is deleted
      When <a noun> is created
      Then the <noun> is unchanged

  @name-free-again
  Rule: A name is free when nothing has it any more

    Scenario Outline: The name of a deleted <noun> is free
      Given a deleted <noun>
      When <a noun> of its former name is created
      Then the request is accepted

    Scenario Outline: The former name of a renamed <noun> is free
      Given a renamed <noun>
      When <a noun> of its former name is created
      Then the request is accepted

  @name-taken-anywhere
  Rule: A name is unique among all objects, not only those on the first page

    Scenario Outline: The name of the last of <count> <nouns> is refused
      Given <count> existing <nouns>
      When another <noun> of the same name is created
      Then the request is refused

  @limit
  Rule: A limit is respected

    Scenario Outline: A limit of 2 lists at most 2 <nouns><using>
      Given 3 existing <nouns>
      When the <nouns> are listed<using> with a limit of 2
      Then at most 2 <nouns> are listed

  @total
  Rule: The total counts all objects, whatever the page

    Scenario Outline: Every page has the total of all <nouns>
      Given 5 existing <nouns>
      When the <nouns> are listed in pages of several sizes
      Then each page has the total of all <nouns>

  @page-count
  Rule: The number of pages follows from the total and the page size

    Scenario Outline: Every page has the number of pages of <nouns>
      Given 5 existing <nouns>
      When the <nouns> are listed in pages of several sizes
      Then each page has the number of pages of <nouns>

  @pages
  Rule: Pages have no gaps and no overlaps, whatever their size

    Scenario Outline: Pages of any size are parts of the whole list of <nouns><using>
      Given 5 existing <nouns>
      When the <nouns> are listed<using> in pages of several sizes
      Then each page has the same <nouns> as that part of the whole list

  @offset-default
  Rule: Without an offset a listing starts with the first object

    Scenario Outline: The first <nouns> are listed<using> if there is no offset
      Given 3 existing <nouns>
      When the <nouns> are listed<using> with a limit of 2 and no offset
      Then the first 2 <nouns> of the whole list are listed

  @offset-alone
  Rule: An offset has no effect without a limit

    Scenario Outline: The whole list of <nouns> is shown<using> if there is no limit
      Given 3 existing <nouns>
      When the <nouns> are listed<using> with an offset of 1 and no limit
      Then the request is refused or the whole list of <nouns> is listed

  @filter
  Rule: A filter selects all objects that match, and no others

    Scenario Outline: Only <nouns> with the requested <properties> are listed
      Given existing <nouns> that differ in <properties>
      When the <nouns> are listed by <properties>
      Then only <nouns> with that <properties> are listed, each once

  @filter-none
  Rule: A filter that nothing matches selects nothing

    Scenario Outline: No <nouns> are listed with <query>
      Given an existing <noun>
      When the <nouns> are listed with the query <query>
      Then the request is refused or no <nouns> are listed

  @listed-whole
  Rule: A list has all objects, however many

    Scenario Outline: Each of <count> existing <nouns> is listed
      Given <count> existing <nouns>
      When all the <nouns> are listed
      Then every existing <noun> is listed once

  @none-listed
  Rule: A list without objects is an empty list

    Scenario Outline: The list of <nouns> of <a parent> without any is empty
      Given an existing <parent>
      When the list of <nouns> in the <parent> is read
      Then the list has no <nouns>

  @whole-name
  Rule: A name selects the object that has it, and none that has a longer one

    Scenario Outline: A part of a name finds no <noun> with <lookup>
      Given <existing>
      When parts of the name of the <noun> are looked up using <lookup>
      Then nothing is found by a part of the name of the <noun>

  @every-page
  Rule: The pages together contain every object once

    Scenario Outline: Every existing <noun> is on one of the pages
      Given 3 existing <nouns>
      And <nouns> with names like its
      When all the <nouns> are listed
      Then every existing <noun> is listed once
