Feature: Imports of files

  @BI-IMPORT-CREATE-IMPORTTYPE-ENUM
  Rule: Files of the documented types are imported, and no others

    Scenario Outline: The file <file> of the type <type> is imported
      When the file <file> is imported with the ImportType <type>
      Then the request is accepted

      Examples:
        | type         | file         |
        | PASSWORDSAFE | assay-60.xml |
        | RETINARTD    | assay-60.rtd |
        | NESSUS       | assay-60.csv |
        | NESSUSSECCEN | assay-60.csv |
        | NEXPOSE      | assay-60.csv |
        | NEXPOSE      | assay-60.xml |
        | QUALYSGUARD  | assay-60.csv |
        | QUALYSGUARD  | assay-60.xml |
        | METASPLOIT   | assay-60.xml |
        | MCAFEEVM     | assay-60.csv |
        | TRIPWIRE     | assay-60.csv |

    Scenario: A file of another type is not imported
      Given the file assay-60.xml was imported with the ImportType PASSWORDSAFE
      When the file assay-60.xml is imported with the undocumented ImportType ASSAY
      Then the request is refused

  @BI-IMPORT-CREATE-IMPORTTYPE-CASE-SENSITIVE
  Rule: The case of a type matters

    Scenario: A type in other case is not known
      Given the file assay-60.xml was imported with the ImportType PASSWORDSAFE
      When the file assay-60.xml is imported with the undocumented ImportType PasswordSafe
      Then the request is refused

  @BI-IMPORT-CREATE-FILTER-SINGLE-IPV4
  Rule: A filter may be an address

    Scenario: A file is imported for one address
      When a file is imported with a filter of one address
      Then the request is accepted

  @BI-IMPORT-CREATE-FILTER-IPV4-RANGE
  Rule: A filter may be a range of addresses

    Scenario: A file is imported for a range of addresses
      When a file is imported with a filter of a range of addresses
      Then the request is accepted

  @BI-IMPORT-CREATE-FILTER-CIDR
  Rule: A filter may be a network

    Scenario: A file is imported for a network
      When a file is imported with a filter of a network
      Then the request is accepted
