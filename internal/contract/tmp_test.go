package contract_test
import ("testing";"os";"fmt";"github.com/assay-conformance/assay/internal/contract")
func TestTmp(t *testing.T){
 data,_:=os.ReadFile("testdata/things.yaml")
 c,err:=contract.Load("things","things.yaml",data)
 if err!=nil {t.Fatal(err)}
 for _,s:=range c.Sites(){fmt.Println(c.Line(s),s)}
}
