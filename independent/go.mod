module github.com/assay-conformance/assay/independent

go 1.26
